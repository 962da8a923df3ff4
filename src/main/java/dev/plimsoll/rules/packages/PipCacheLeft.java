package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(
        severity = WARNING,
        summary = "Install with pip --no-cache-dir",
        covers = {"DL3042", "Pip install Keeping Cached Packages", "missing-pip-no-cache-dir"})
public record PipCacheLeft() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            stage.runs().forEach(run -> check(file, stage, run, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Run run, Report report) {
        for (var command : run.commands()) {
            PipCall.of(file, stage, run, command)
                    .filter(call -> !call.keepsNothing() && !call.isCleaned())
                    .ifPresent(call ->
                            report.missing(
                                            call.install().subcommand(),
                                            "`%s install` leaves its downloads in this layer."
                                                    .formatted(call.program()))
                                    .fix(Fix.safe(call.withoutCache())));
        }
    }
}
