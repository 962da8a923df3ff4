package dev.plimsoll.rules.build;

import static java.util.stream.Collectors.groupingBy;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.StageGraph.Use;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.ERROR,
        summary = "Take files from stages that stand above",
        covers = {"DL3022"})
public record CopyFromUnknownStage() implements Rule {
    /** A name as short as this is near to too many others. */
    private static final int SHORT = 4;

    /** More names of the same letters than anybody gives. */
    private static final int MOST_ALIKE = 10;

    /** What may be the name of a stage, a context or an image of Docker Hub alike. */
    private static final Pattern LONE_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    @Override
    public void check(Dockerfile file, Report report) {
        var names = Lazy.of(() -> byLetters(file));
        for (var use : file.graph().uses()) {
            switch (use.source()) {
                case Base.OfStage(Stage taken) -> later(file, use, taken, report);
                case Base.Unresolved(Value value, _) -> unresolved(file, use, value, report);
                case Base.External _ -> misspelt(names, use, report);
                case Base.Scratch _ -> {}
            }
        }
    }

    private static void later(Dockerfile file, Use use, Stage taken, Report report) {
        if (taken.index() > use.stage().index() && !file.graph().isCircular(use)) {
            report.at(
                    use.place(),
                    Message.of(
                            "The stage `%s` stands below: it is built only after this one.",
                            Stages.name(taken)));
        }
    }

    private static void unresolved(Dockerfile file, Use use, Value value, Report report) {
        var text = use.place().text();
        if (!(use.at() instanceof Instruction.Copy)) {
            return;
        }
        if (value instanceof Value.Known && text.matches("[+-]?[0-9]+")) {
            report.at(
                    use.place(),
                    Message.of(
                            "There is no stage `%s`: the last one is `%d`.",
                            text, file.stages().size() - 1));
        } else if (!(value instanceof Value.Known)) {
            report.at(
                    use.place(),
                    Message.of(
                            "`--from` of COPY takes no variable: give a stage `FROM %s AS` a name"
                                    + " for it.",
                            text));
        }
    }

    /** A lone word may be a context or an image too, so only a slip of the pen is told. */
    private static void misspelt(Lazy<Map<String, List<Stage>>> names, Use use, Report report) {
        var text = use.place().text();
        if (text.length() <= SHORT || !LONE_WORD.matcher(text).matches()) {
            return;
        }
        var alike = names.get().getOrDefault(letters(text), List.of());
        meant(alike, use, text)
                .ifPresent(name ->
                        report.at(
                                        use.place(),
                                        Message.of("No stage is called `%s`; `%s` is.", text, name),
                                        Fix.unsafe(Edit.replace(use.place(), name)))
                                .level(Severity.WARNING));
    }

    private static Optional<String> meant(List<Stage> alike, Use use, String text) {
        var above =
                alike.stream()
                        .limit(MOST_ALIKE)
                        .takeWhile(stage -> stage.index() < use.stage().index())
                        .flatMap(stage -> stage.name().stream())
                        .toList();
        return Suggestion.closest(text, above);
    }

    /** The stages with names that are not too short, by the letters of these. */
    private static Map<String, List<Stage>> byLetters(Dockerfile file) {
        return file.stages().stream()
                .filter(stage -> stage.name().filter(name -> name.length() > SHORT).isPresent())
                .collect(groupingBy(stage -> letters(stage.name().orElseThrow())));
    }

    /** The letters of a name in order of the alphabet: the same where some are swapped. */
    private static String letters(String name) {
        return name.toLowerCase(java.util.Locale.ROOT)
                .chars()
                .filter(Character::isLetterOrDigit)
                .distinct()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
