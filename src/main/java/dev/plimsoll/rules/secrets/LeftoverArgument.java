package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.source.Edit;

import java.util.Optional;

/** A build argument that a secret mount has taken the place of, and the fix that removes it. */
final class LeftoverArgument {
    /** A stage of more instructions is not searched for each of its arguments. */
    private static final int LONGEST = 500;

    private static final int MOST_PAIRS = 50;

    private LeftoverArgument() {}

    /**
     * The fix, where the only command that could read the argument gets the same variable by a
     * mount, and nothing else names it.
     */
    static Optional<Fix> of(Dockerfile file, Arg arg, Pair pair) {
        var stage = file.stageAt(arg);
        boolean isLong =
                arg.pairs().size() > MOST_PAIRS
                        || stage.filter(each -> each.instructions().size() > LONGEST).isPresent();
        if (stage.isEmpty() || isLong) {
            return Optional.empty();
        }
        var after =
                stage.get().instructions().stream()
                        .filter(each -> each.span().start() > arg.span().start())
                        .toList();
        var runs = after.stream().filter(Run.class::isInstance).map(Run.class::cast).toList();
        if (runs.size() != 1 || !mounts(runs.getFirst(), pair.name())) {
            return Optional.empty();
        }
        boolean elsewhere =
                after.stream()
                        .filter(each -> !(each instanceof Run))
                        .anyMatch(each -> mentions(file.source().text(each), pair.name()));
        return !elsewhere ? removal(file, arg, pair) : Optional.empty();
    }

    private static boolean mounts(Run run, String name) {
        return run.mounts().stream()
                .filter(mount -> mount.type() == Mount.Type.SECRET)
                .flatMap(mount -> mount.option("env").stream())
                .anyMatch(env -> env.text().equals(name));
    }

    private static boolean mentions(String text, String name) {
        return Reference.names(text).anyMatch(name::equals);
    }

    private static Optional<Fix> removal(Dockerfile file, Arg arg, Pair pair) {
        if (arg.pairs().size() > 1) {
            return Optional.of(Fix.safe(Edit.deleteOne(arg.pairs(), pair)));
        }
        var removal = file.removal(arg);
        return Optional.of(file.isExplained(arg) ? Fix.unsafe(removal) : Fix.safe(removal));
    }
}
