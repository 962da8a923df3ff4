package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write the names of stages in lower case",
        covers = {"StageNameCasing"})
public record UppercaseStageName() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var references = references(file);
        for (var stage : file.stages()) {
            stage.from()
                    .alias()
                    .filter(alias -> !LetterCase.LOWER.has(alias.text()))
                    .ifPresent(alias ->
                            check(file, alias, references.getOrDefault(stage, List.of()), report));
        }
    }

    private static void check(
            Dockerfile file, Argument alias, List<Argument> references, Report report) {
        var name = LetterCase.LOWER.of(alias.text());
        var edits =
                Stream.concat(Stream.of(alias), references.stream())
                        .distinct()
                        .filter(word -> isName(file, word, name))
                        .map(word -> Edit.replace(word, name))
                        .toArray(Edit[]::new);
        report.at(alias, Message.of("Docker calls this stage `%s`.", name), Fix.safe(edits));
    }

    /** Where files are taken from a stage; FROM finds it by its name in lower case alone. */
    private static Map<Stage, List<Argument>> references(Dockerfile file) {
        var references = new HashMap<Stage, List<Argument>>();
        for (var use : file.graph().uses()) {
            use.taken()
                    .ifPresent(stage ->
                            references
                                    .computeIfAbsent(stage, _ -> new ArrayList<>())
                                    .add(use.place()));
        }
        return references;
    }

    /** Whether it is the name as it stands there, and not a variable or a number. */
    private static boolean isName(Dockerfile file, Argument word, String name) {
        var text = file.source().text(word);
        return text.equals(word.text()) && text.equalsIgnoreCase(name) && !text.equals(name);
    }
}
