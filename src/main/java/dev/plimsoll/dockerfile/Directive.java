package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A parser directive, such as {@code # syntax=docker/dockerfile:1}.
 *
 * @param span the line, from the {@code #}
 * @param name in lower case: {@code syntax}, {@code escape} or {@code check}
 */
public record Directive(Span span, String name, Argument value) implements Located {}
