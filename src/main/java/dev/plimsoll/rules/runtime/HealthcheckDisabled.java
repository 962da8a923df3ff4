package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Healthcheck;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(severity = INFO, summary = "Do not switch off the health check of the base")
public record HealthcheckDisabled() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            stage.last(Healthcheck.class)
                    .filter(health -> health.test().isEmpty())
                    .ifPresent(health -> check(file, stage, health, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Healthcheck health, Report report) {
        stage.parent()
                .flatMap(parent -> parent.inherited(Healthcheck.class))
                .filter(earlier -> earlier.test().isPresent())
                .ifPresent(earlier ->
                        report.at(
                                        health,
                                        "This switches off the check of line %d."
                                                .formatted(file.source().firstLine(earlier)))
                                .about("NONE"));
    }
}
