package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;

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

    /** What a word such as the {@code A=b} of {@code export A=b} assigns. */
    static Optional<Assignment> of(Word word) {
        var text = word.source().text();
        int value = Letter.assignment(text, word.start(), word.end());
        return value < 0 ? Optional.empty() : Optional.of(of(word, value, List.of()));
    }

    /**
     * What a word assigns whose value begins at a place of its text.
     *
     * @param elements the words of the array that it assigns
     */
    static Assignment of(Word word, int value, List<Word> elements) {
        var text = word.source().text();
        var name = text.substring(word.start(), Letter.nameEnd(text, word.start(), value));
        return new Assignment(word.span(), name, word.from(value), elements);
    }
}
