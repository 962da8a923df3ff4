package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * A name with its value in ENV, LABEL or ARG, such as {@code PATH=/opt/bin:$PATH}.
 *
 * @param key as written; for its meaning see {@link #name}
 * @param value as written, quotes kept; empty only for an ARG without default
 */
public record Pair(Span span, Argument key, Optional<Argument> value) implements Located {

    /** The name, without quotes around it. */
    public String name() {
        return Words.unquoted(key.text());
    }
}
