package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Redirection;

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
            boolean fresh =
                    command.redirections().stream()
                            .anyMatch(each ->
                                    each.operator().equals(">")
                                            && each.descriptor() < 2
                                            && isPath(each));
            if (alone && fresh && isWriting(command.name(), call.command().redirections())) {
                report.at(
                        command,
                        "`COPY <<EOF` writes a file without a shell that has to be quoted for.");
            }
        }
    }

    private static boolean isPath(Redirection to) {
        var target = to.target().value();
        return target.startsWith("/")
                && !target.startsWith("/dev/")
                && !target.startsWith("/proc/");
    }

    /** What {@code cat} writes comes from a here-document, or it only moves files. */
    private static boolean isWriting(String name, java.util.List<Redirection> redirections) {
        return !name.equals("cat") || redirections.stream().anyMatch(Redirection::isHeredoc);
    }
}
