package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.Optional;

@Lint(severity = Severity.WARNING, summary = "Copy nothing out of a cache mount")
public record CachedFilesCopied() implements Rule {
    /** Bounds the work on files with very many copies and mounts. */
    private static final int MOST_COPIES = 200;

    @Override
    public void check(Dockerfile file, Report report) {
        file.graph().uses().stream()
                .filter(use -> use.at() instanceof Copy)
                .limit(MOST_COPIES)
                .forEach(use -> {
                    if (use.source() instanceof Base.OfStage(Stage stage)) {
                        check(file, (Copy) use.at(), stage, report);
                    }
                });
    }

    private static void check(Dockerfile file, Copy copy, Stage stage, Report report) {
        for (var source : copy.sources()) {
            file.value(source, copy)
                    .known()
                    .flatMap(path -> cache(stage, path))
                    .ifPresent(target ->
                            report.at(
                                    source,
                                    "`%s` is a cache mount in that stage: nothing in it is in its image."
                                            .formatted(target)));
        }
    }

    /** The cache that a path lies in, if the stage brings no files there in another way. */
    private static Optional<String> cache(Stage stage, String path) {
        return stage.all(Run.class)
                .flatMap(run -> run.mounts().stream())
                .filter(mount -> mount.type() == Mount.Type.CACHE)
                .flatMap(mount -> mount.target().stream())
                .map(Argument::text)
                .filter(target -> target.startsWith("/") && path.startsWith(target + "/"))
                .findFirst()
                .filter(target -> isEmptyBeside(stage, target));
    }

    private static boolean isEmptyBeside(Stage stage, String target) {
        boolean run =
                stage.all(Run.class)
                        .filter(each -> !each.keepsOut(target))
                        .flatMap(each -> each.commands().stream())
                        .flatMap(command -> command.words().stream())
                        .anyMatch(word -> word.isUnknown() || word.value().contains(target));
        boolean copied =
                stage.all(Copying.class)
                        .map(copying -> copying.target().text())
                        .anyMatch(to -> to.startsWith(target) || to.startsWith("$"));
        return !run && !copied && stage.parent().isEmpty();
    }
}
