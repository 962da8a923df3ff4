package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

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
        var copies = Once.of((Stage stage) -> copies(file, stage));
        for (var call : file.calls("chown", "chmod")) {
            if (file.ships(call.stage()) && call.command().hasFlag("-R", "--recursive")) {
                paths(call).stream()
                        .filter(word -> holdsCopy(file, call, word, copies.get(call.stage())))
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

    /**
     * An instruction that copies directories.
     *
     * @param start where it begins
     */
    private record Copied(int start, String target) {}

    private static List<Copied> copies(Dockerfile file, Stage stage) {
        return stage.all(Copying.class).stream()
                .limit(MOST_COPIES)
                .filter(copying -> bringsDirectory(copying))
                .flatMap(copying ->
                        target(file, copying)
                                .map(target -> new Copied(copying.span().start(), target))
                                .stream())
                .toList();
    }

    /** Whether an earlier instruction of the stage copies directories to there or below. */
    private static boolean holdsCopy(Dockerfile file, Call call, Word word, List<Copied> copies) {
        var top = Paths.rooted(file.directoryAt(call.run()), word.value());
        return !word.isUnknown()
                && !top.equals(Optional.of("/"))
                && copies.stream()
                        .filter(copied -> copied.start < call.span().start())
                        .anyMatch(copied -> top.isPresent() && isBelow(copied.target, top.get()));
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

    private static boolean isBelow(String path, String top) {
        return path.equals(top) || path.startsWith(top + "/");
    }
}
