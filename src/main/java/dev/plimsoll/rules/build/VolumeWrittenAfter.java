package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Redirection;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

@Lint(
        severity = Severity.INFO,
        summary = "Write into a volume before it is declared",
        covers = {})
public record VolumeWrittenAfter() implements Rule {
    /** Commands that change what they name. */
    private static final Set<String> WRITERS =
            Set.of("chmod", "chown", "chgrp", "cp", "mv", "mkdir", "touch", "tee", "install", "ln");

    /** Bounds the work on files with very many volumes. */
    private static final int MOST_VOLUMES = 50;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var volumes = new ArrayList<String>();
            for (var each : stage.instructions()) {
                if (each instanceof Volume volume) {
                    declared(file, volume, volumes);
                } else if (!volumes.isEmpty()) {
                    written(file, each, volumes, report);
                }
            }
        }
    }

    private static void declared(Dockerfile file, Volume volume, List<String> volumes) {
        volume.paths().stream()
                .limit(MOST_VOLUMES - volumes.size())
                .flatMap(path -> file.value(path, volume).known().stream())
                .filter(path -> path.startsWith("/"))
                .map(Paths::clean)
                .forEach(volumes::add);
    }

    /** One finding is enough for an instruction. */
    private static void written(
            Dockerfile file, Instruction each, List<String> volumes, Report report) {
        paths(file, each)
                .flatMap(path -> volumes.stream().flatMap(volume -> path.below(volume).stream()))
                .findFirst()
                .ifPresent(write ->
                        report.at(
                                write.place(),
                                Message.of(
                                        "`%s` is a volume by now: builders other than BuildKit"
                                                + " throw this away.",
                                        write.path())));
    }

    /** A place where a path is written to. */
    private record Write(Located place, String path) {

        /** With the volume instead of the path, if the path is in it. */
        Optional<Write> below(String volume) {
            var clean = Paths.clean(path);
            return clean.equals(volume) || clean.startsWith(volume + "/")
                    ? Optional.of(new Write(place, volume))
                    : Optional.empty();
        }
    }

    private static Stream<Write> paths(Dockerfile file, Instruction each) {
        return switch (each) {
            case Copying copying ->
                    file
                            .value(copying.target(), copying)
                            .known()
                            .flatMap(path -> Paths.rooted(file.directoryAt(copying), path))
                            .map(path -> new Write(copying.target(), path))
                            .stream();
            case Instruction.Run run ->
                    run.commands().stream()
                            .flatMap(VolumeWrittenAfter::words)
                            .flatMap(word ->
                                    word.literal().stream().map(path -> new Write(word, path)));
            default -> Stream.empty();
        };
    }

    private static Stream<Word> words(Command command) {
        var redirected =
                command.redirections().stream()
                        .filter(redirection -> redirection.operator().contains(">"))
                        .map(Redirection::target);
        return WRITERS.contains(command.name())
                ? Stream.concat(redirected, command.operands().stream())
                : redirected;
    }
}
