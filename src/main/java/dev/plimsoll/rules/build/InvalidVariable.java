package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.Set;
import java.util.stream.Collectors;

@Lint(severity = Severity.ERROR, summary = "Write variables as BuildKit expands them")
public record InvalidVariable() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var misread = Lazy.of(() -> misread(file));
        for (var instruction : file.instructions()) {
            check(file, instruction, misread, report);
        }
    }

    /**
     * The instructions that a build refuses before it expands anything: their words are guesses.
     */
    private static Set<Span> misread(Dockerfile file) {
        return file.problems().stream()
                .flatMap(problem -> Places.at(file.instructions(), problem.span()).stream())
                .map(Instruction::span)
                .collect(Collectors.toSet());
    }

    private static void check(
            Dockerfile file, Instruction instruction, Lazy<Set<Span>> misread, Report report) {
        for (var argument : instruction.expanded()) {
            file.sureFault(argument, instruction)
                    .filter(_ -> !misread.get().contains(instruction.span()))
                    .ifPresent(why ->
                            report.at(argument, "This cannot be expanded: %s.".formatted(why)));
        }
    }
}
