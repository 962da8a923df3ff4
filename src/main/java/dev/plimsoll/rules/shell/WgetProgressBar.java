package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(
        severity = INFO,
        off = true,
        summary = "Keep the progress bar of wget out of the log",
        covers = {"DL3047"})
public record WgetProgressBar() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("wget")) {
            var command = call.command();
            boolean quiet =
                    command.hasFlag(
                            "--progress",
                            "-q",
                            "--quiet",
                            "-nv",
                            "--no-verbose",
                            "-o",
                            "--output-file",
                            "-a",
                            "--append-output",
                            "--version",
                            "--help");
            boolean installed = installs(call);
            if (!quiet
                    && (installed
                            || KnownSystem.below(call.stage()).shell() != KnownSystem.Shell.ASH)) {
                var draft =
                        report.at(
                                        command.program(),
                                        "`wget` draws a progress bar, line by line, into the log of"
                                                + " the build.")
                                .about("wget");
                if (installed) {
                    draft.fix(Fix.safe(command.adding(command.program(), "--progress=dot:giga")));
                }
            }
        }
    }

    /** Whether the stage installs GNU Wget, which knows the option; that of BusyBox does not. */
    private static boolean installs(Call call) {
        return call
                .stage()
                .calls("apt-get", "apt", "apk", "dnf", "yum", "microdnf", "zypper")
                .stream()
                .flatMap(each -> each.install().stream())
                .flatMap(install -> install.packages().stream())
                .anyMatch(spec -> spec.name().equals("wget"));
    }
}
