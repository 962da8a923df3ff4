package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(severity = Severity.ERROR, summary = "Give the check directive options that it takes")
public record InvalidCheckDirective() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var options : file.checks()) {
            if (options.isWholeFile()) {
                options.faults().forEach(fault -> report.at(fault, fault.message()));
            }
        }
    }
}
