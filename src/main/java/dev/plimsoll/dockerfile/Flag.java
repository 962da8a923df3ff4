package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * A flag of an instruction, such as {@code --chown=app:app}.
 *
 * @param span from the dashes to the end of the value
 * @param name without dashes, such as {@code chown}
 * @param value what follows the {@code =}; empty where none is written, as in {@code --link}
 */
public record Flag(Span span, String name, Optional<Argument> value) implements Located {

    /** The value as written, empty where there is none. */
    public String text() {
        return value.map(Argument::text).orElse("");
    }
}
