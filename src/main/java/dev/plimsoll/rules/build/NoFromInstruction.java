package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(
        severity = Severity.ERROR,
        summary = "Begin a stage with FROM",
        covers = {"tally/require-stages"})
public record NoFromInstruction() implements Rule {

    /** Anything else before FROM is a fault of syntax already. */
    @Override
    public void check(Dockerfile file, Report report) {
        boolean argumentsOnly =
                !file.instructions().isEmpty()
                        && file.instructions().stream().allMatch(Instruction.Arg.class::isInstance);
        if (argumentsOnly) {
            report.missing(
                    file.instructions().getLast(),
                    "No `FROM` follows, so there is nothing to build.");
        }
    }
}
