package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * Something that BuildKit refuses: why, and where.
 *
 * @param span the smallest place that shows it
 * @param message a sentence with the word in backticks
 * @param phase when BuildKit notices
 * @param line the line, from 1, that BuildKit names
 */
public record Problem(Span span, String message, Phase phase, int line) implements Located {
    /** When BuildKit notices: all of the grammar is read before any instruction is looked at. */
    public enum Phase {
        GRAMMAR,
        INSTRUCTION
    }
}
