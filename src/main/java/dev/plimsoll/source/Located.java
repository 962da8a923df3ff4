package dev.plimsoll.source;

/** Anything that can be pointed at in a source text. */
public interface Located {
    Span span();
}
