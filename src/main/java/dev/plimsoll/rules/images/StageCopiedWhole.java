package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.WARNING,
        summary = "Take what is needed from a stage, not all of it",
        covers = {"DL3067"})
public record StageCopiedWhole() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            if (stage.base() instanceof Base.Scratch) {
                continue;
            }
            for (var copy : stage.all(Copy.class)) {
                if (copy.from().isPresent() && isRoot(file, copy) && !isCollected(file, copy)) {
                    var from = copy.from().get().text();
                    var draft =
                            report.at(
                                    copy.sources().getFirst(),
                                    Message.of("This brings all of `%s` into the image.", from));
                    draft.about(from);
                    if (stage.isForDevelopment()) {
                        draft.level(Severity.INFO);
                    }
                }
            }
        }
    }

    private static boolean isRoot(Dockerfile file, Copy copy) {
        return copy.sources().size() == 1
                && file.value(copy.sources().getFirst(), copy)
                        .known()
                        .filter("/"::equals)
                        .isPresent()
                && file.value(copy.target(), copy).known().filter("/"::equals).isPresent();
    }

    /** A stage FROM scratch that runs nothing holds just what was put together for this copy. */
    private static boolean isCollected(Dockerfile file, Copy copy) {
        return copy.from()
                .flatMap(from -> file.stageNamed(from.text()))
                .filter(StageCopiedWhole::holdsCopiesOnly)
                .isPresent();
    }

    private static boolean holdsCopiesOnly(Stage stage) {
        return stage.base() instanceof Base.Scratch
                && stage.instructions().stream().anyMatch(Copying.class::isInstance)
                && stage.runs().isEmpty();
    }
}
