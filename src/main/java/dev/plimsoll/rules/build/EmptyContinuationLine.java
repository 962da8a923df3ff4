package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;

import java.util.ArrayList;

@Lint(
        severity = Severity.WARNING,
        summary = "Leave no empty line inside an instruction",
        covers = {"NoEmptyContinuation"})
public record EmptyContinuationLine() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var instruction : file.instructions()) {
            int first = file.source().firstLine(instruction);
            int last = lastLine(file, instruction);
            if (last - first < 2) {
                continue;
            }
            var edits = new ArrayList<Edit>();
            for (int line = first + 1; line < last; line++) {
                if (file.source().isBlank(line)) {
                    edits.add(Edit.delete(file.source().lineWithBreak(line)));
                }
            }
            if (!edits.isEmpty()) {
                report.at(
                                instruction.keyword(),
                                "An empty line does not end this %s.".formatted(instruction.name()))
                        .fix(Fix.safe(edits.toArray(Edit[]::new)));
            }
        }
    }

    /** The last line before here-documents, which may have empty lines. */
    private static int lastLine(Dockerfile file, Instruction instruction) {
        return instruction.heredocs().isEmpty()
                ? file.source().lastLine(instruction)
                : instruction.heredocs().stream()
                        .mapToInt(heredoc ->
                                file.source().position(heredoc.span().start()).line() - 1)
                        .min()
                        .orElseGet(() -> file.source().lastLine(instruction));
    }
}
