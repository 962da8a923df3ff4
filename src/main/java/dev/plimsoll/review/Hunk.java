package dev.plimsoll.review;

import java.util.List;

/**
 * One piece of a unified diff.
 *
 * @param before the number of lines above it in the old text
 * @param after the number of lines above it in the new text
 */
public record Hunk(int before, int after, List<Line> lines) {

    public Hunk {
        lines = List.copyOf(lines);
    }

    /**
     * A line of a hunk.
     *
     * @param text without its {@code \n}; a {@code \r} before that belongs to it
     * @param ends whether a line break follows it in its file
     */
    public record Line(Kind kind, String text, boolean ends) {
        boolean isInNew() {
            return kind != Kind.REMOVED;
        }

        boolean isInOld() {
            return kind != Kind.ADDED;
        }
    }

    /** Which texts a line is in. */
    public enum Kind {
        /** In both. */
        KEPT,
        /** In the new one. */
        ADDED,
        /** In the old one. */
        REMOVED
    }

    /** How many lines of the new text it shows. */
    int newLines() {
        return (int) lines.stream().filter(Line::isInNew).count();
    }
}
