package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

@Lint(severity = Severity.WARNING, summary = "Copy and start nothing that lies in a cache mount")
public record CachedFilesCopied() implements Rule {
    /** So many copies, and so many caches of a stage, are looked at. */
    private static final int MOST = 100;

    /** Package managers that put what they install below the working directory. */
    private static final Set<String> OF_PROJECTS =
            Set.of("npm", "yarn", "pnpm", "bun", "composer", "bundle", "cargo", "uv", "poetry");

    @Override
    public void check(Dockerfile file, Report report) {
        var caches = Once.of((Stage stage) -> Caches.of(file, stage));
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
                    .map(path -> Paths.clean("/" + path))
                    .flatMap(caches::around)
                    .ifPresent(target -> tell(source, target, "that", report));
        }
    }

    /**
     * The directories of a stage that are caches while it runs.
     *
     * @param mounted where a RUN has them
     * @param empty whether the stage brings no files there in another way, once it was asked
     */
    private record Caches(
            Stage stage,
            List<String> targets,
            Once<Run, List<String>> mounted,
            Map<String, Boolean> empty) {
        static Caches of(Dockerfile file, Stage stage) {
            var mounted = Once.of((Run run) -> cachesOf(file, run));
            var targets =
                    stage.all(Run.class).stream()
                            .flatMap(run -> mounted.get(run).stream())
                            .distinct()
                            .limit(MOST)
                            .toList();
            return new Caches(stage, targets, mounted, new HashMap<>());
        }

        /** The cache that a path is or lies in, if nothing is there but what is cached. */
        Optional<String> around(String path) {
            return targets.stream()
                    .filter(target -> isIn(path, target))
                    .findFirst()
                    .filter(this::isEmptyBeside);
        }

        private boolean isEmptyBeside(String target) {
            return empty.computeIfAbsent(target, this::findsNothingBeside);
        }

        private boolean findsNothingBeside(String target) {
            var name = target.substring(target.lastIndexOf('/') + 1);
            boolean run =
                    stage.all(Run.class).stream()
                            .filter(each ->
                                    mounted.get(each).stream().noneMatch(in -> isIn(target, in)))
                            .flatMap(each -> each.commands().stream())
                            .anyMatch(command -> installs(command) || names(command, name));
            boolean copied =
                    stage.all(Copying.class).stream()
                            .map(copying -> copying.target().text())
                            .anyMatch(to -> to.contains(name) || to.startsWith("$"));
            return !run && !copied && stage.parent().isEmpty();
        }
    }

    /** Where a RUN has caches, as far as it is known. */
    private static List<String> cachesOf(Dockerfile file, Run run) {
        return run.mounts().stream()
                .filter(mount -> mount.type() == Mount.Type.CACHE)
                .flatMap(mount -> mount.target().stream())
                .flatMap(target -> file.value(target, run).known().stream())
                .flatMap(path -> Paths.rooted(file.directoryAt(run), path).stream())
                .filter(path -> path.length() > 1)
                .toList();
    }

    private static boolean isIn(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    private static boolean names(Command command, String name) {
        return command.words().stream()
                .anyMatch(word -> word.isUnknown() || word.value().contains(name));
    }

    /** Whether it fetches what a project needs, into a directory that it does not name. */
    private static boolean installs(Command command) {
        return PackageManager.run(command)
                .filter(manager -> OF_PROJECTS.contains(manager.name()))
                .isPresent();
    }
}
