package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * A flag of an instruction, such as {@code --chown=app:app}.
 *
 * @param span from the dashes to the end of the value
 * @param name without dashes, such as {@code chown}
 * @param given what follows the {@code =}, without quotes; empty where there is no {@code =}, as in
 *     {@code --link}
 */
public record Flag(Span span, String name, Optional<Excerpt> given) implements Located {

    /** What follows the {@code =}. */
    public Optional<Argument> value() {
        return given.map(excerpt -> new Argument(excerpt.span(), excerpt.text()));
    }

    /** The value, empty where there is none. */
    public String text() {
        return given.map(Excerpt::text).orElse("");
    }
}
