package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.Optional;

@Lint(
        severity = INFO,
        off = true,
        summary = "Begin all instructions of a file in one column",
        covers = {"tally/consistent-indentation"})
public record InconsistentIndentation() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var source = file.source();
        var inStages = "";
        Optional<Instruction> first = Optional.empty();
        for (var instruction : file.instructions()) {
            boolean outer =
                    instruction instanceof From
                            || (instruction instanceof Arg && file.stageAt(instruction).isEmpty());
            if (!outer && first.isEmpty()) {
                first = Optional.of(instruction);
                // One stage needs no steps: FROM stands above all of it.
                inStages =
                        file.stages().size() > 1
                                ? source.text(indentation(source, instruction))
                                : "";
            }
            check(source, instruction, outer ? "" : inStages, report);
        }
    }

    private static void check(
            SourceText source, Instruction instruction, String wanted, Report report) {
        var there = indentation(source, instruction);
        if (there.length() != wanted.length() || !source.text(there).equals(wanted)) {
            report.at(
                            instruction.keyword(),
                            wanted.isEmpty()
                                    ? Message.of(
                                            "`%s` does not stand at the margin.",
                                            instruction.name())
                                    : Message.of(
                                            "`%s` does not stand below the others.",
                                            instruction.name()))
                    .fix(Fix.safe(Edit.replace(there, wanted)));
        }
    }

    /** What stands before an instruction on its line. */
    private static Span indentation(SourceText source, Instruction instruction) {
        int line = source.line(source.firstLine(instruction)).start();
        return new Span(line, instruction.span().start());
    }
}
