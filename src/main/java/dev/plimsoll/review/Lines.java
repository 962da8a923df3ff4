package dev.plimsoll.review;

/**
 * A range of lines, from 1.
 *
 * @param last the last one, at least {@code first}
 */
public record Lines(int first, int last) {

    public Lines {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no lines: " + first + " to " + last);
        }
    }

    boolean isOne() {
        return first == last;
    }

    boolean overlaps(Lines other) {
        return first <= other.last && other.first <= last;
    }

    boolean contains(int line) {
        return first <= line && line <= last;
    }

    Lines to(Lines other) {
        return new Lines(Math.min(first, other.first), Math.max(last, other.last));
    }

    int count() {
        return last - first + 1;
    }
}
