package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.StageGraph.Use;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.BitSet;

@Lint(
        severity = Severity.ERROR,
        summary = "Copy from stages that hold something",
        covers = {"tally/copy-from-empty-scratch-stage"})
public record CopyFromEmptyStage() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var empty = empty(file);
        if (empty.isEmpty()) {
            return;
        }
        for (var use : file.graph().uses()) {
            use.taken()
                    .filter(taken -> empty.get(taken.index()) && asksForFile(use))
                    .ifPresent(taken ->
                            report.at(
                                    use.place(),
                                    Message.of(
                                            "Nothing is in the stage `%s`: it is `scratch` and adds"
                                                    + " no files.",
                                            Stages.name(taken))));
        }
    }

    /** The numbers of the stages that begin with scratch and bring nothing into it. */
    private static BitSet empty(Dockerfile file) {
        var empty = new BitSet();
        for (var stage : file.stages()) {
            boolean onEmpty =
                    stage.base() instanceof Base.Scratch
                            || stage.parent().filter(on -> empty.get(on.index())).isPresent();
            if (onEmpty && !bringsFiles(stage)) {
                empty.set(stage.index());
            }
        }
        return empty;
    }

    /** WORKDIR makes a directory. */
    private static boolean bringsFiles(Stage stage) {
        return stage.instructions().stream()
                        .anyMatch(each ->
                                each instanceof Copying
                                        || each instanceof Instruction.Run
                                        || each instanceof Instruction.Workdir)
                || !stage.triggers().isEmpty();
    }

    /** The root itself is there even if nothing is in it. */
    private static boolean asksForFile(Use use) {
        return use.at() instanceof Copy copy
                && copy.sources().stream()
                        .noneMatch(source -> source.text().matches("\"?[./*]*\"?"));
    }
}
