package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.StageGraph.Use;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.ERROR,
        summary = "Copy from another stage than the one that is built",
        covers = {
            "DL3022",
            "DL3023",
            "DS-0006",
            "COPY '--from' References Current FROM Alias",
            "copy-from-own-alias"
        })
public record CopyFromOwnStage() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : file.graph().uses()) {
            if (use.taken().filter(use.stage()::equals).isPresent()) {
                var message =
                        Message.of(
                                "`%s` is the stage that this `%s` is part of.",
                                use.place().text(), use.at().name());
                report.at(use.place(), message).as(known(use));
            }
        }
    }

    /** To hadolint a number is a stage that is not there yet; the others look at names only. */
    private static String[] known(Use use) {
        if (!(use.at() instanceof Instruction.Copy)) {
            return new String[0];
        }
        return use.place().text().matches("[+-]?[0-9]+")
                ? new String[] {"DL3022"}
                : new String[] {
                    "DL3023",
                    "DS-0006",
                    "COPY '--from' References Current FROM Alias",
                    "copy-from-own-alias"
                };
    }
}
