package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A piece of an instruction as written, such as {@code "my dir"} or {@code $HOME/bin}: quotes kept,
 * variables not expanded, line continuations removed.
 */
public record Argument(Span span, String text) implements Located {
    /** Whether it stands in the file as in its text, with no line continuation in between. */
    public boolean isWhole() {
        return span.length() == text.length();
    }

    /** The place of a part of its text; where that cannot be told, the whole of it. */
    public Span part(int start, int end) {
        return isWhole() ? new Span(span.start() + start, span.start() + end) : span;
    }
}
