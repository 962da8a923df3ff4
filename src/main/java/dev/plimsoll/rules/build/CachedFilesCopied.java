package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

@Lint(severity = Severity.WARNING, summary = "Copy and start nothing that lies in a cache mount")
public record CachedFilesCopied() implements Rule {
    /** So many copies, and so many caches of a stage, are looked at. */
    private static final int MOST = 100;

    @Override
    public void check(Dockerfile file, Report report) {
        var caches = Once.of(Caches::of);
        file.graph().uses().stream()
                .filter(use -> use.at() instanceof Copy)
                .limit(MOST)
                .forEach(use -> {
                    if (use.source() instanceof Base.OfStage(Stage stage)) {
                        check(file, (Copy) use.at(), caches.get(stage), report);
                    }
                });
        file.finalStage().ifPresent(stage -> started(stage, caches.get(stage), report));
    }

    /** What the image starts and is not in it. */
    private static void started(Stage stage, Caches caches, Report report) {
        if (caches.targets.isEmpty()) {
            return;
        }
        Stream.of(stage.last(Entrypoint.class), stage.last(Cmd.class))
                .flatMap(Optional::stream)
                .flatMap(instruction -> instruction.commands().stream())
                .map(Command::program)
                .forEach(program ->
                        caches.around(program.value())
                                .ifPresent(target -> tell(program, target, "this", report)));
    }

    private static void tell(Located place, String target, String stage, Report report) {
        report.at(
                place,
                Message.of(
                        "`%s` is a cache mount in %s stage: nothing in it is in its image.",
                        target, stage));
    }

    private static void check(Dockerfile file, Copy copy, Caches caches, Report report) {
        for (var source : copy.sources()) {
            file.value(source, copy)
                    .known()
                    .flatMap(caches::around)
                    .ifPresent(target -> tell(source, target, "that", report));
        }
    }

    /**
     * The directories of a stage that are caches while it runs.
     *
     * @param empty whether the stage brings no files there in another way, once it was asked
     */
    private record Caches(Stage stage, List<String> targets, Map<String, Boolean> empty) {
        static Caches of(Stage stage) {
            var targets =
                    stage.all(Run.class).stream()
                            .flatMap(run -> run.mounts().stream())
                            .filter(mount -> mount.type() == Mount.Type.CACHE)
                            .flatMap(mount -> mount.target().stream())
                            .map(Argument::text)
                            .filter(target -> target.startsWith("/"))
                            .distinct()
                            .limit(MOST)
                            .toList();
            return new Caches(stage, targets, new HashMap<>());
        }

        /** The cache that a path lies in, if nothing of the stage is there but what is cached. */
        Optional<String> around(String path) {
            return targets.stream()
                    .filter(target -> path.startsWith(target + "/"))
                    .findFirst()
                    .filter(target ->
                            empty.computeIfAbsent(target, each -> isEmptyBeside(stage, each)));
        }
    }

    private static boolean isEmptyBeside(Stage stage, String target) {
        boolean run =
                stage.all(Run.class).stream()
                        .filter(each -> !each.keepsOut(target))
                        .flatMap(each -> each.commands().stream())
                        .flatMap(command -> command.words().stream())
                        .anyMatch(word -> word.isUnknown() || word.value().contains(target));
        boolean copied =
                stage.all(Copying.class).stream()
                        .map(copying -> copying.target().text())
                        .anyMatch(to -> to.startsWith(target) || to.startsWith("$"));
        return !run && !copied && stage.parent().isEmpty();
    }
}
