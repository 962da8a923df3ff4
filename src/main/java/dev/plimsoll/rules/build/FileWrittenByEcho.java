package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Redirection;

import java.util.List;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Write files with COPY and a here-document",
        covers = {"tally/prefer-copy-heredoc"})
public record FileWrittenByEcho() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("echo", "printf", "cat")) {
            var command = call.command();
            boolean alone = call.run().commands().size() == 1 && call.run().mounts().isEmpty();
            if (alone && isWriting(command.name(), command.redirections())) {
                command.redirections().stream()
                        .filter(FileWrittenByEcho::isFresh)
                        .findFirst()
                        .ifPresent(to ->
                                report.at(
                                                command,
                                                "`COPY <<EOF` writes a file without a shell that"
                                                        + " has to be quoted for.")
                                        .about(to.target().value()));
            }
        }
    }

    /** Whether it makes a file anew. */
    private static boolean isFresh(Redirection to) {
        var target = to.target().value();
        return to.operator().equals(">")
                && to.descriptor() < 2
                && target.startsWith("/")
                && !target.startsWith("/dev/")
                && !target.startsWith("/proc/");
    }

    /** What {@code cat} writes comes from a here-document, or it only moves files. */
    private static boolean isWriting(String name, List<Redirection> redirections) {
        return !name.equals("cat") || redirections.stream().anyMatch(Redirection::isHeredoc);
    }
}
