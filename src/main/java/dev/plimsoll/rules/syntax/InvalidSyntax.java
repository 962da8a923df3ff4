package dev.plimsoll.rules.syntax;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Problem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

/** Reports what the parser could not read and a build would refuse. */
@Lint(
        severity = ERROR,
        summary = "Write only what a build can read",
        covers = {"DL1000", "DL3061"})
public record InvalidSyntax() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var problem : file.problems()) {
            report.at(problem, problem.message())
                    .as(isTooEarly(file, problem) ? "DL3061" : "DL1000");
        }
    }

    /** Whether it is an instruction before the first FROM, which hadolint can read. */
    private static boolean isTooEarly(Dockerfile file, Problem problem) {
        return file.stageAt(problem).isEmpty()
                && file.instructions().stream()
                        .filter(each -> !(each instanceof Instruction.Unknown))
                        .anyMatch(each -> each.keyword().span().equals(problem.span()));
    }
}
