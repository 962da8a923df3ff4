package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;

@Lint(
        severity = Severity.INFO,
        summary = "Give files their owner and mode while they are copied",
        covers = {})
public record CopiedFilesRewritten() implements Rule {
    /** Bounds the work on files with very many copies. */
    private static final int MOST_COPIES = 200;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("chown", "chmod")) {
            if (file.ships(call.stage()) && call.command().hasFlag("-R", "--recursive")) {
                paths(call).stream()
                        .filter(word -> holdsCopy(file, call, word))
                        .findFirst()
                        .ifPresent(word ->
                                report.at(
                                        word,
                                        Message.of(
                                                "This stores all files of `%s` a second time; `COPY"
                                                        + " --%s` does not.",
                                                word.value(), call.command().name())));
            }
        }
    }

    /** What follows the owner or the mode. */
    private static List<Word> paths(Call call) {
        var operands = call.command().operands();
        return operands.subList(Math.min(1, operands.size()), operands.size());
    }

    /** Whether an earlier instruction of the stage copies directories to there or below. */
    private static boolean holdsCopy(Dockerfile file, Call call, Word word) {
        var top = Paths.rooted(file.directoryAt(call.run()), word.value());
        return !word.isUnknown()
                && !top.equals(Optional.of("/"))
                && call.stage()
                        .all(Copying.class)
                        .limit(MOST_COPIES)
                        .filter(copying -> copying.span().start() < call.span().start())
                        .filter(copying -> bringsDirectory(copying))
                        .anyMatch(copying ->
                                top.isPresent() && isBelow(target(file, copying), top.get()));
    }

    /** A file with an extension is a small matter. */
    private static boolean bringsDirectory(Copying copying) {
        return copying.sources().stream()
                .anyMatch(source -> !source.text().matches(".*[^/.]\\.[A-Za-z0-9]+\"?"));
    }

    private static Optional<String> target(Dockerfile file, Copying copying) {
        return file.value(copying.target(), copying)
                .known()
                .flatMap(target -> Paths.rooted(file.directoryAt(copying), target));
    }

    private static boolean isBelow(Optional<String> path, String top) {
        return path.filter(it -> it.equals(top) || it.startsWith(top + "/")).isPresent();
    }
}
