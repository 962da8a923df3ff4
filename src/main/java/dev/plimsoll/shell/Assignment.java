package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;

/**
 * An assignment before a command or alone, such as {@code deps="curl git"}.
 *
 * @param name such as {@code deps}
 * @param value what follows the {@code =}; empty text where nothing does
 * @param elements the words of an array: {@code a} and {@code b} of {@code x=(a b)}
 */
public record Assignment(Span span, String name, Word value, List<Word> elements)
        implements Located {
    public Assignment {
        elements = List.copyOf(elements);
    }
}
