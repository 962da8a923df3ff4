package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

@Lint(
        severity = Severity.WARNING,
        summary = "Leave the gems for development out of the image",
        covers = {"tally/ruby/missing-bundle-without-development"})
public record BundlerDevelopmentGems() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var bundle : BundleInstall.in(file)) {
            boolean leftOut =
                    bundle.values("without")
                            .anyMatch(value -> value.equals("?") || value.contains("dev"));
            if (!leftOut && !bundle.mayBeOn("only")) {
                var finding =
                        report.missing(
                                        bundle.install().subcommand(),
                                        "`bundle install` also installs the gems of the group"
                                                + " `development`.")
                                .fix(
                                        Fix.unsafe(
                                                new Edit(
                                                        file.lineAbove(bundle.call().run()),
                                                        "ENV BUNDLE_WITHOUT=\"development\""
                                                                + file.source().lineBreak())));
                if (!bundle.isSaid()) {
                    finding.level(Severity.INFO);
                }
            }
        }
    }
}
