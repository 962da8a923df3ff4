package dev.plimsoll.source;

/**
 * A half-open range of characters, {@code [start, end)}, in one source text. Offsets count UTF-16
 * units from 0.
 *
 * @param start the first character
 * @param end the character after the last one, at least {@code start}
 */
public record Span(int start, int end) implements Located {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: [" + start + ", " + end + ")");
        }
    }

    /** The empty span before the character at {@code offset}. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    @Override
    public Span span() {
        return this;
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    /** The smallest span that holds both. */
    public Span to(Located other) {
        return new Span(Math.min(start, other.span().start), Math.max(end, other.span().end));
    }
}
