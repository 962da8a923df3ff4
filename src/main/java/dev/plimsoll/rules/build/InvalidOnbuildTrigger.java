package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Onbuild;
import dev.plimsoll.dockerfile.Problem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(
        severity = Severity.ERROR,
        summary = "Keep only instructions for later that will be understood",
        covers = {"tally/invalid-onbuild-trigger"})
public record InvalidOnbuildTrigger() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Onbuild.class).stream()
                .flatMap(onbuild -> onbuild.faults().stream())
                .forEach(fault -> report(fault, report));
    }

    private static void report(Problem fault, Report report) {
        var draft = report.at(fault, fault.message()).inTriggersAs("tally/invalid-onbuild-trigger");
        if (fault.kind() != Problem.Kind.UNKNOWN_INSTRUCTION) {
            draft.as();
        }
    }
}
