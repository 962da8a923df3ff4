package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;

/** An instruction that brings files in: COPY or ADD. */
public sealed interface Copying extends Instruction permits Instruction.Copy, Instruction.Add {
    /** The files, directories or URLs; heredocs are not among them. */
    List<Argument> sources();

    Argument target();

    @Override
    List<Heredoc> heredocs();

    /** The stage, image or context that the files come from; always empty for ADD. */
    default Optional<Argument> from() {
        return this instanceof Instruction.Copy
                ? flag("from").flatMap(Flag::value)
                : Optional.empty();
    }
}
