package dev.plimsoll.source;

import java.util.Arrays;

/**
 * A text cut together from pieces of a source, such as an instruction without its line
 * continuations. It knows where each of its characters came from.
 */
public final class Excerpt {
    private final String text;
    private final int[] starts;
    private final int[] offsets;

    private Excerpt(String text, int[] starts, int[] offsets) {
        this.text = text;
        this.starts = starts;
        this.offsets = offsets;
    }

    /** One whole piece of a source. */
    public static Excerpt of(String source, Span span) {
        return new Excerpt(
                source.substring(span.start(), span.end()),
                new int[] {0},
                new int[] {span.start()});
    }

    /** A text that stands for a piece of a source that is written otherwise. */
    public static Excerpt standIn(String text, Span span) {
        int last = text.length() - 1;
        return last < 1 || text.length() == span.length()
                ? new Excerpt(text, new int[] {0}, new int[] {span.start()})
                : new Excerpt(text, new int[] {0, last}, new int[] {span.start(), span.end() - 1});
    }

    public String text() {
        return text;
    }

    /** Where the character at an index came from; for the end, the place after the last one. */
    public int offset(int index) {
        if (index > 0 && index == text.length()) {
            return offset(index - 1) + 1;
        }
        int found = starts.length == 1 ? 0 : Arrays.binarySearch(starts, index);
        int piece = found >= 0 ? found : -found - 2;
        return offsets[piece] + index - starts[piece];
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
        var cut = new Cutter(end - start);
        cut.add(this, start, end);
        return cut.done(offset(start));
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
                int found = Arrays.binarySearch(other.starts, at);
                int piece = found >= 0 ? found : -found - 2;
                int stop = piece + 1 < other.starts.length ? other.starts[piece + 1] : end;
                stop = Math.min(stop, end);
                piece(other.offsets[piece] + at - other.starts[piece]);
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
                    ? new Excerpt("", new int[] {0}, new int[] {place})
                    : new Excerpt(
                            text.toString(),
                            Arrays.copyOf(starts, count),
                            Arrays.copyOf(offsets, count));
        }
    }
}
