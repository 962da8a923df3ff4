package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(
        severity = Severity.ERROR,
        summary = "Copy from another stage than the one that is built",
        covers = {
            "DL3023",
            "DS-0006",
            "COPY '--from' References Current FROM Alias",
            "copy-from-own-alias"
        })
public record CopyFromOwnStage() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : file.graph().uses()) {
            if (use.taken().filter(use.stage()::equals).isEmpty()) {
                continue;
            }
            if (use.at() instanceof Instruction.Copy) {
                report.at(
                        use.place(),
                        "`%s` is the stage that this `COPY` is part of."
                                .formatted(use.place().text()));
            } else {
                report.at(
                                use.place(),
                                "`%s` is the stage that this `RUN` is part of."
                                        .formatted(use.place().text()))
                        .as();
            }
        }
    }
}
