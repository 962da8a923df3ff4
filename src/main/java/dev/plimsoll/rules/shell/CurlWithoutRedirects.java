package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;

import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        summary = "Let curl follow where a download has moved to",
        covers = {"tally/curl-should-follow-redirects"})
public record CurlWithoutRedirects() implements Rule {
    /** Where nobody redirects: a machine by its number, and FTP, which knows no redirections. */
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "ftps?://.*|(?:https?://)?(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[.*\\]|localhost)(?:[:/].*)?");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("curl")) {
            var command = call.command();
            if (command.shell() instanceof Shell.Posix && fetches(command)) {
                report.at(
                                command.program(),
                                "Where the address redirects, `curl` keeps the redirection instead"
                                        + " of the file.")
                        .about(command.operands().getFirst().value())
                        .fix(Fix.unsafe(command.adding(command.program(), "--location")));
            }
        }
    }

    private static boolean fetches(Command command) {
        boolean otherwise =
                command.hasFlag(
                        "-L",
                        "--location",
                        "--location-trusted",
                        "--follow",
                        "-h",
                        "--help",
                        "-V",
                        "--version",
                        "-I",
                        "--head",
                        "-X",
                        "--request",
                        "-d",
                        "--data",
                        "-K",
                        "--config",
                        "-F",
                        "--form",
                        "-T",
                        "--upload-file",
                        "--max-redirs");
        return !otherwise
                && !command.operands().isEmpty()
                && !command.operands().stream()
                        .allMatch(word -> ADDRESS.matcher(word.value()).matches());
    }
}
