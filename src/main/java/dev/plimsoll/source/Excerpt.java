package dev.plimsoll.source;

import java.util.Arrays;

/**
 * A text cut together from pieces of a source, such as an instruction without its line
 * continuations. It knows where each of its characters came from.
 */
public final class Excerpt {
    private final String text;

    /** How far the text lies behind the beginning of what the pieces are counted from. */
    private final int shift;

    private final int[] starts;
    private final int[] offsets;

    private Excerpt(String text, int shift, int[] starts, int[] offsets) {
        this.text = text;
        this.shift = shift;
        this.starts = starts;
        this.offsets = offsets;
    }

    /** One whole piece of a source. */
    public static Excerpt of(String source, Span span) {
        return of(source.substring(span.start(), span.end()), span.start());
    }

    /** A piece of a source that begins at an offset there. */
    public static Excerpt of(String piece, int offset) {
        return new Excerpt(piece, 0, new int[] {0}, new int[] {offset});
    }

    /** A text that stands for a piece of a source that is written otherwise. */
    public static Excerpt standIn(String text, Span span) {
        int last = text.length() - 1;
        return last < 1 || text.length() == span.length()
                ? of(text, span.start())
                : new Excerpt(
                        text, 0, new int[] {0, last}, new int[] {span.start(), span.end() - 1});
    }

    public String text() {
        return text;
    }

    /** Where the character at an index came from; for the end, the place after the last one. */
    public int offset(int index) {
        if (index > 0 && index == text.length()) {
            return offset(index - 1) + 1;
        }
        int piece = piece(index + shift);
        return offsets[piece] + index + shift - starts[piece];
    }

    /** The piece that a shifted index lies in. */
    private int piece(int index) {
        if (starts.length == 1) {
            return 0;
        }
        int found = Arrays.binarySearch(starts, index);
        return found >= 0 ? found : -found - 2;
    }

    /** The smallest span of the source that holds a range of this text. */
    public Span span(int start, int end) {
        int first = offset(start);
        return start == end ? Span.at(first) : new Span(first, offset(end - 1) + 1);
    }

    public Span span() {
        return span(0, text.length());
    }

    /** A part of this text, places kept. */
    public Excerpt slice(int start, int end) {
        if (start == end) {
            return of("", offset(start));
        }
        return start == 0 && end == text.length()
                ? this
                : new Excerpt(text.substring(start, end), shift + start, starts, offsets);
    }

    /** Puts an excerpt together piece by piece. */
    public static final class Cutter {
        private final StringBuilder text;
        private int[] starts = new int[4];
        private int[] offsets = new int[4];
        private int count;

        public Cutter(int expected) {
            this.text = new StringBuilder(expected);
        }

        public int length() {
            return text.length();
        }

        /** Adds the characters of a source from one offset to another. */
        public Cutter add(String source, int start, int end) {
            if (start < end) {
                piece(start);
                text.append(source, start, end);
            }
            return this;
        }

        /** Adds a piece of a source that begins at an offset there. */
        public Cutter add(String piece, int offset) {
            if (!piece.isEmpty()) {
                piece(offset);
                text.append(piece);
            }
            return this;
        }

        /**
         * Adds a character that stands for the one at an offset, such as the value of an escape.
         */
        public Cutter add(char c, int offset) {
            piece(offset);
            text.append(c);
            return this;
        }

        /** Adds a range of another excerpt, with the places of its characters. */
        public Cutter add(Excerpt other, int start, int end) {
            int at = start;
            while (at < end) {
                int piece = other.piece(at + other.shift);
                int next =
                        piece + 1 < other.starts.length
                                ? other.starts[piece + 1]
                                : end + other.shift;
                int stop = Math.min(next - other.shift, end);
                piece(other.offset(at));
                text.append(other.text, at, stop);
                at = stop;
            }
            return this;
        }

        private void piece(int offset) {
            boolean continues =
                    count > 0 && offsets[count - 1] + text.length() - starts[count - 1] == offset;
            if (continues) {
                return;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                offsets = Arrays.copyOf(offsets, count * 2);
            }
            starts[count] = text.length();
            offsets[count++] = offset;
        }

        /**
         * The finished excerpt.
         *
         * @param place where it lies if it is empty
         */
        public Excerpt done(int place) {
            return count == 0
                    ? Excerpt.of("", place)
                    : new Excerpt(
                            text.toString(),
                            0,
                            Arrays.copyOf(starts, count),
                            Arrays.copyOf(offsets, count));
        }
    }
}
