package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.dockerfile.Instruction.Workdir;

import java.util.regex.Pattern;

/** Whether an image keeps what it writes: there it matters most who writes. */
final class State {
    private static final Pattern PLACES =
            Pattern.compile("/(?:data|srv|var/(?:lib|log|cache|run|spool))(?:/.*)?");

    private State() {}

    /** Whether the shipped stages declare volumes, or put files where services keep theirs. */
    static boolean isKept(Dockerfile file) {
        return file.shippedStages().stream()
                .anyMatch(stage ->
                        stage.all(Volume.class).findAny().isPresent()
                                || stage.instructions().stream()
                                        .anyMatch(each -> isKept(file, each))
                                || (!stage.calls("mkdir").isEmpty()
                                        && stage.commands()
                                                .filter(command -> command.is("mkdir"))
                                                .flatMap(command -> command.operands().stream())
                                                .anyMatch(word -> isPlace(word.value()))));
    }

    private static boolean isKept(Dockerfile file, Instruction each) {
        return switch (each) {
            case Workdir workdir -> isPlace(path(file, workdir, workdir.path()));
            case Copying copying -> isPlace(path(file, copying, copying.target()));
            default -> false;
        };
    }

    private static String path(Dockerfile file, Instruction at, Argument written) {
        var path = file.value(written, at).known().orElse("");
        return path.isEmpty() || path.startsWith("/")
                ? path
                : file.directoryAt(at).known().map(place -> place + "/" + path).orElse("");
    }

    private static boolean isPlace(String path) {
        return PLACES.matcher(path).matches();
    }
}
