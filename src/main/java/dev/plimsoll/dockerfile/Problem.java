package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * Something that BuildKit refuses: why, and where.
 *
 * @param span the smallest place that shows it
 * @param message a sentence with the word in backticks
 * @param kind what other tools may have a name of their own for
 * @param phase when BuildKit notices
 * @param line the line, from 1, that BuildKit names
 */
public record Problem(Span span, String message, Kind kind, Phase phase, int line)
        implements Located {
    /** When BuildKit notices: all of the grammar is read before any instruction is looked at. */
    public enum Phase {
        GRAMMAR,
        INSTRUCTION
    }

    /** What is wrong, as far as it is told apart. */
    public enum Kind {
        /** A keyword that is none. */
        UNKNOWN_INSTRUCTION,
        /** An instruction other than ARG before the first FROM. */
        BEFORE_FROM,
        /** An instruction that ONBUILD never keeps. */
        BARRED_TRIGGER,
        OTHER
    }
}
