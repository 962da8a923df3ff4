package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.StageGraph;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.ERROR,
        summary = "Let no two stages need each other",
        covers = {"tally/circular-stage-deps"})
public record CircularStageDependency() implements Rule {

    /** Every circle takes from a later stage somewhere; there it is told. */
    @Override
    public void check(Dockerfile file, Report report) {
        var graph = file.graph();
        for (var use : graph.uses()) {
            use.taken()
                    .filter(taken -> taken.index() > use.stage().index())
                    .filter(_ -> graph.isCircular(use))
                    .ifPresent(taken -> report(use, taken, report));
        }
    }

    private static void report(StageGraph.Use use, Stage taken, Report report) {
        report.at(
                use.place(),
                Message.of(
                        "The stage `%s` needs this one itself, so neither can be built.",
                        Stages.name(taken)));
    }
}
