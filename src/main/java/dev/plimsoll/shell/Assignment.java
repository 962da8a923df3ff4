package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * An assignment before a command or alone, such as {@code deps="curl git"}.
 *
 * @param name such as {@code deps}
 * @param value what follows the {@code =}; empty text where nothing does
 */
public record Assignment(Span span, String name, Word value) implements Located {}
