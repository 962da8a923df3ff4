package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;

@Lint(
        severity = Severity.WARNING,
        summary = "Let Bundler install what Gemfile.lock says",
        covers = {"tally/ruby/missing-bundle-deployment"})
public record BundlerNotFrozen() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var unlocked = Lazy.of(() -> isUnlocked(file.around()));
        for (var bundle : BundleInstall.in(file)) {
            var place = bundle.install().subcommand();
            if (unlocked.get()) {
                report.missing(
                        place,
                        "There is no `Gemfile.lock`, so every build may install other gems.");
            } else if (!bundle.mayBeOn("deployment") && !bundle.mayBeOn("frozen")) {
                var finding =
                        report.missing(
                                        place,
                                        "`bundle install` changes `Gemfile.lock` where it does not"
                                                + " fit, and installs something else.")
                                .fix(
                                        Fix.unsafe(
                                                new Edit(
                                                        file.lineAbove(bundle.call().run()),
                                                        "ENV BUNDLE_FROZEN=\"1\""
                                                                + file.source().lineBreak())));
                if (!bundle.isSaid()) {
                    finding.level(Severity.INFO);
                }
            }
        }
    }

    private static boolean isUnlocked(Surroundings around) {
        var contexts = around.contexts();
        return contexts.stream().anyMatch(context -> context.has("Gemfile"))
                && contexts.stream().noneMatch(context -> context.has("Gemfile.lock"));
    }
}
