package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A comment line, between instructions or inside one.
 *
 * @param span from the {@code #} to the end of the line, without its break
 * @param text what follows the {@code #}
 */
public record Comment(Span span, String text) implements Located {}
