package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.dockerfile.Stage;

import java.util.regex.Pattern;

/** Whether an image keeps what it writes: there it matters most who writes. */
final class State {
    private static final Pattern PLACES =
            Pattern.compile("/(?:data|srv|var/(?:lib|log|cache|run|spool))(?:/.*)?");

    private State() {}

    /** Whether the shipped stages declare volumes, or put files where services keep theirs. */
    static boolean isKept(Dockerfile file) {
        for (var stage : file.shippedStages()) {
            if (!stage.all(Volume.class).isEmpty() || makesPlace(stage)) {
                return true;
            }
            for (var instruction : stage.instructions()) {
                if (isKept(file, instruction)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean makesPlace(Stage stage) {
        return !stage.calls("mkdir").isEmpty()
                && stage.commands()
                        .filter(command -> command.is("mkdir"))
                        .flatMap(command -> command.operands().stream())
                        .anyMatch(word -> isPlace(word.value()));
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
        return path.startsWith("/") && PLACES.matcher(path).matches();
    }
}
