package dev.plimsoll.rules.layout;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Begin the comment of an argument or a stage with its name",
        covers = {"InvalidDefinitionDescription"})
public record DefinitionComment() implements Rule {
    /** What is for a tool, not for people. */
    private static final Pattern DIRECTIVE =
            Pattern.compile(
                    "(?i)\\s*(?:\\w+\\s+)?(?:check|ignore|syntax|escape|plimsoll|tally|checkov|trivy|nosem\\w*)\\b.*");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var instruction : file.instructions()) {
            var names = names(instruction);
            if (!names.isEmpty() && file.isExplained(instruction)) {
                check(file, instruction, names, report);
            }
        }
    }

    /** The words that give it its names. */
    private static List<Argument> names(Instruction instruction) {
        return switch (instruction) {
            case Arg arg -> arg.pairs().stream().map(Pair::key).toList();
            case From from -> from.alias().stream().toList();
            default -> List.of();
        };
    }

    private static void check(
            Dockerfile file, Instruction instruction, List<Argument> names, Report report) {
        int line = file.source().firstLine(instruction) - 1;
        file.commentAt(file.source().line(line))
                .filter(comment -> !comment.text().isBlank())
                .filter(comment -> !DIRECTIVE.matcher(comment.text()).matches())
                .filter(comment ->
                        names.stream()
                                .noneMatch(name ->
                                        (comment.text() + " ").startsWith(" " + name.text() + " ")))
                .ifPresent(_ ->
                        report.at(
                                        names.getFirst(),
                                        Message.of(
                                                "The comment above does not begin with `%s`, so it"
                                                        + " is shown as no description of it.",
                                                names.getFirst().text()))
                                .about(names.getFirst().text()));
    }
}
