package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write labels that stand together in one LABEL",
        covers = {"tally/labels/prefer-grouped"})
public record LabelsNotGrouped() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var all = stage.instructions();
            for (int i = 0; i + 1 < all.size(); i++) {
                boolean begins = i == 0 || !follows(file, all.get(i - 1), all.get(i));
                if (begins && follows(file, all.get(i), all.get(i + 1))) {
                    report.at(
                                    all.get(i).keyword(),
                                    "This `LABEL` and the ones below it can be one.")
                            .about(all.get(i).name());
                }
            }
        }
    }

    /** Whether a LABEL follows another one without anything between, a comment included. */
    private static boolean follows(Dockerfile file, Instruction one, Instruction next) {
        return one instanceof Label && next instanceof Label && !file.isExplained(next);
    }
}
