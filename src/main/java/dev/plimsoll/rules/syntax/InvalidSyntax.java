package dev.plimsoll.rules.syntax;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

/** Reports what the parser could not read and a build would refuse. */
@Lint(
        severity = ERROR,
        summary = "Write only what a build can read",
        covers = {"DL1000"})
public record InvalidSyntax() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var problem : file.problems()) {
            report.at(problem, problem.message());
        }
    }
}
