package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.nio.charset.StandardCharsets;

/** Goes through the lines of a file. */
final class LineReader {
    /** How long a line may be for BuildKit, its break included. */
    private static final int LIMIT = 65_536;

    /** How much of a line that is too long is pointed at. */
    private static final int SHOWN = 80;

    private final String text;
    private final Problems problems;
    private int next;
    private int number;
    private int start;
    private int end;

    LineReader(SourceText source, Problems problems) {
        this.text = source.text();
        this.problems = problems;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() {
        return next(-1);
    }

    /**
     * Goes to the next line, as part of what began on an earlier one.
     *
     * @param blamed the line that BuildKit names if this one is too long; -1: the one before it
     */
    boolean next(int blamed) {
        if (next >= text.length()) {
            return false;
        }
        start = next;
        int newline = text.indexOf('\n', next);
        int stop = newline < 0 ? text.length() : newline;
        next = newline < 0 ? stop : newline + 1;
        if (next - start >= LIMIT / 3) {
            checkLength(newline < 0, blamed < 0 ? number : blamed);
        }
        number++;
        while (stop > start && text.charAt(stop - 1) == '\r') {
            stop--;
        }
        end = stop;
        if (number == 1 && text.startsWith("\uFEFF")) {
            start++;
        }
        return true;
    }

    private void checkLength(boolean unended, int blamed) {
        int bytes = next - start;
        if (bytes < LIMIT) {
            bytes = text.substring(start, next).getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > LIMIT || (bytes == LIMIT && unended)) {
            problems.grammar(
                    new Span(start, Math.min(next, start + SHOWN)),
                    "This line is longer than the %d bytes that BuildKit reads."
                            .formatted(LIMIT - 1),
                    blamed);
        }
    }

    /** The number of the line, from 1; 0 before the first one. */
    int number() {
        return number;
    }

    /** Where the line begins, after a byte order mark. */
    int start() {
        return start;
    }

    /** Where the line ends, without its break. */
    int end() {
        return end;
    }

    /** Where the next line begins. */
    int following() {
        return next;
    }
}
