package dev.plimsoll.rules.syntax;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Problem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

/** Reports what the parser could not read and a build would refuse. */
@Lint(
        severity = ERROR,
        summary = "Write only what a build can read",
        covers = {"DL1000", "DL3043", "DL3061", "tally/unknown-instruction", "S2260"},
        insteadOf = "malformed-json-array")
public record InvalidSyntax() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var problem : file.problems()) {
            report.at(problem, problem.message()).as(names(problem.kind())).inTriggersAs("DL3043");
        }
    }

    private static String[] names(Problem.Kind kind) {
        return switch (kind) {
            case UNKNOWN_INSTRUCTION ->
                    new String[] {"DL1000", "tally/unknown-instruction", "S2260"};
            case BEFORE_FROM -> new String[] {"DL3061"};
            case BARRED_TRIGGER -> new String[] {"DL3043"};
            case OTHER -> new String[] {"DL1000", "S2260"};
        };
    }
}
