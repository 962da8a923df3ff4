package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.StageGraph.Use;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Take files from stages by their names",
        covers = {"Using Unnamed Build Stages"})
public record CopyFromStageNumber() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : file.graph().uses()) {
            use.taken()
                    .filter(_ -> use.at() instanceof Instruction.Copy)
                    .filter(taken -> taken.index() < use.stage().index())
                    .filter(taken -> !isNamed(use, taken))
                    .ifPresent(taken -> report(file, use, taken, report));
        }
    }

    /** A name that looks like a number is no number to BuildKit either. */
    private static boolean isNamed(Use use, Stage taken) {
        return use.place().text().isEmpty()
                || !use.place().text().matches("\\+?[0-9]+")
                || taken.name().filter(use.place().text()::equals).isPresent();
    }

    private static void report(Dockerfile file, Use use, Stage taken, Report report) {
        var draft =
                report.at(
                        use.place(),
                        Message.of(
                                "`%s` is another stage as soon as one is added or moved above.",
                                use.place().text()));
        taken.from()
                .alias()
                .filter(alias -> file.stageNamed(alias.text()).filter(taken::equals).isPresent())
                .ifPresent(alias -> draft.fix(Fix.safe(Edit.replace(use.place(), alias.text()))));
    }
}
