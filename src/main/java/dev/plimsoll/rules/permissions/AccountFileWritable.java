package dev.plimsoll.rules.permissions;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Let root alone write the files of accounts",
        insteadOf = {"world-writable-mode"})
public record AccountFileWritable() implements Rule {
    private static final Pattern ACCOUNTS =
            Pattern.compile(
                    "/etc/(?:passwd|shadow|group|gshadow|sudoers(?:\\.d(?:/.*)?)?|pam\\.d(?:/.*)?)");

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.source().text().contains("/etc/")) {
            for (var call : file.calls("chmod")) {
                if (file.ships(call.stage())) {
                    check(call.command(), report);
                }
            }
        }
    }

    private static void check(Command command, Report report) {
        for (var change : ModeChange.in(command)) {
            var writable = change.mode().isGroupWritable() || change.mode().isWorldWritable();
            change.paths().stream()
                    .filter(path -> writable && ACCOUNTS.matcher(path).matches())
                    .findFirst()
                    .ifPresent(path ->
                            report.at(
                                            change.place(),
                                            Message.of(
                                                    "Whoever may write `%s` can become root.",
                                                    path))
                                    .about(path));
        }
    }
}
