package dev.plimsoll.source;

import java.util.Arrays;

/**
 * Where the lines of a text begin. A line ends after its {@code \n}; a {@code \r} before it belongs
 * to the break.
 */
final class LineMap {
    private final String text;
    private final int[] starts;

    LineMap(String text) {
        this.text = text;
        var found = new int[Math.max(16, text.length() / 24)];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    /** How many lines there are; an empty one after a final line break does not count. */
    int count() {
        boolean endsInBreak = starts.length > 1 && starts[starts.length - 1] == text.length();
        return endsInBreak ? starts.length - 1 : starts.length;
    }

    Position position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - starts[line] + 1);
    }

    /** A line's characters without its break; {@code line} counts from 1. */
    Span line(int line) {
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] - 1 : text.length();
        if (line < starts.length && end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return new Span(start, end);
    }

    /** A line's characters with its break. */
    Span lineWithBreak(int line) {
        return new Span(starts[line - 1], line < starts.length ? starts[line] : text.length());
    }
}
