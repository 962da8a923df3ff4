package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        summary = "Run nothing in a build that needs a running system",
        covers = {"DL3001", "Run Utilities And POSIX Commands", "nonsensical-command"})
public record UselessCommand() implements Rule {
    private static final String[] PROGRAMS = {
        "ssh",
        "vim",
        "nano",
        "shutdown",
        "service",
        "ps",
        "free",
        "top",
        "kill",
        "mount",
        "ifconfig"
    };

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls(PROGRAMS)) {
            if (!servesTheRest(call)) {
                report.at(
                                call.command().program(),
                                Message.of(
                                        "Nothing of what `%s` does is left when the step ends.",
                                        call.command().name()))
                        .about(call.command().name());
            }
        }
    }

    /** Whether a service is started for the other commands of the step, or stopped after them. */
    private static boolean servesTheRest(Call call) {
        return call.command().is("service", "kill", "ps", "ssh")
                && call.run().commands().size() > 1;
    }
}
