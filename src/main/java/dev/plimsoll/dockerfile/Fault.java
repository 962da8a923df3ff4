package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * Something that stops a build when its stages are put together.
 *
 * @param span the smallest place that shows it
 * @param message a sentence with the word in backticks
 */
public record Fault(Span span, String message) implements Located {}
