package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(severity = Severity.ERROR, summary = "Write variables as BuildKit expands them")
public record InvalidVariable() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var instruction : file.instructions()) {
            for (var argument : instruction.expanded()) {
                file.sureFault(argument, instruction)
                        .ifPresent(why ->
                                report.at(argument, "This cannot be expanded: %s.".formatted(why)));
            }
        }
    }
}
