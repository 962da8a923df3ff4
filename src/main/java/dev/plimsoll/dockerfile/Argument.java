package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A piece of an instruction as written, such as {@code "my dir"} or {@code $HOME/bin}: quotes kept,
 * variables not expanded, line continuations removed.
 */
public record Argument(Span span, String text) implements Located {}
