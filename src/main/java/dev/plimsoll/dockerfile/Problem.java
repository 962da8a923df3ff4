package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/** Something that BuildKit refuses: why, and where. */
public record Problem(Span span, String message) implements Located {}
