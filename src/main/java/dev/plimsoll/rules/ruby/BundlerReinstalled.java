package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec;

@Lint(
        severity = Severity.INFO,
        summary = "Use the Bundler that Ruby brings",
        covers = {"tally/ruby/redundant-bundler-install"})
public record BundlerReinstalled() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("gem")) {
            call.install()
                    .filter(_ -> hasBundler(call))
                    .ifPresent(install -> check(file, call, install, report));
        }
    }

    private static boolean hasBundler(Call call) {
        return call.stage().bottom().base() instanceof Base.External(ImageName image)
                && image.original().equals("ruby");
    }

    private static void check(Dockerfile file, Call call, Install install, Report report) {
        for (var spec : install.packages()) {
            if (spec.name().equals("bundler") && spec.version().isEmpty()) {
                var finding =
                        report.at(
                                        spec.word(),
                                        "The image of Ruby has Bundler, which fetches the version"
                                                + " that `Gemfile.lock` names by itself.")
                                .about("bundler");
                fix(file, call, install, spec, finding);
            }
        }
    }

    private static void fix(
            Dockerfile file, Call call, Install install, PackageSpec spec, Report.Draft finding) {
        if (install.packages().size() > 1) {
            finding.fix(Fix.unsafe(install.command().removing(spec.word())));
        } else if (call.run().commands().size() == 1 && call.run().heredocs().isEmpty()) {
            finding.fix(Fix.unsafe(file.removal(call.run())));
        }
    }
}
