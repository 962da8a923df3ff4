package dev.plimsoll.rules.style;

import java.util.Locale;

/** The letters that keywords are written in. */
enum LetterCase {
    UPPER("upper case"),
    LOWER("lower case");

    private final String words;

    LetterCase(String words) {
        this.words = words;
    }

    /** As a message calls it. */
    String words() {
        return words;
    }

    /** A text in this case. */
    String of(String text) {
        return this == UPPER ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
    }

    boolean has(String text) {
        return text.equals(of(text));
    }
}
