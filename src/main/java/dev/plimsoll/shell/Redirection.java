package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A redirection of a command, such as {@code 2> /dev/null}.
 *
 * @param span from the descriptor or operator to the end of the target
 * @param operator without its descriptor, such as {@code >}, {@code >>}, {@code <<-}
 * @param descriptor the number before the operator, -1 where none is written
 * @param target the word after the operator: a file, a descriptor or a here-document's delimiter
 */
public record Redirection(Span span, String operator, int descriptor, Word target)
        implements Located {

    /** Whether it writes to a file. */
    public boolean writes() {
        return switch (operator) {
            case ">", ">>", ">|", "&>", "&>>", "<>" -> true;
            default -> false;
        };
    }

    /** Whether it is a here-document. */
    public boolean isHeredoc() {
        return operator.equals("<<") || operator.equals("<<-");
    }
}
