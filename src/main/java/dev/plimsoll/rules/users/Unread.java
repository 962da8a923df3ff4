package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Problem;

import java.util.regex.Pattern;

/** What could not be read of the shipped stages, and so may be their USER. */
final class Unread {
    private static final Pattern HEREDOC = Pattern.compile("(?s)\\d*<<.*");

    private Unread() {}

    /**
     * Whether an instruction cannot be read, or a here-document that is never ended swallows those
     * after it: one cause, that is told as such, is not told again as a wrong user.
     */
    static boolean mayHoldUser(Dockerfile file) {
        return file.problems().stream().anyMatch(problem -> isOpen(file, problem))
                || file.shippedStages().stream()
                        .anyMatch(stage -> !stage.all(Instruction.Unknown.class).isEmpty());
    }

    /** Only the last instruction of a file can hold a here-document without an end. */
    private static boolean isOpen(Dockerfile file, Problem problem) {
        return HEREDOC.matcher(file.source().text(problem)).matches();
    }
}
