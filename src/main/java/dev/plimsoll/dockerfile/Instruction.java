package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/** One instruction with the place it was read from. */
public sealed interface Instruction extends Located {
    record Other(Span span) implements Instruction {}
}
