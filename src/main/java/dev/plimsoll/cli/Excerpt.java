package dev.plimsoll.cli;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;

/**
 * The line on which a place begins, as it is shown, and the carets that go under it. Of a very long
 * line only what is around the place.
 *
 * @param number of the line, from 1
 */
record Excerpt(int number, String line, String carets) {
    /**
     * Cuts what is wider than {@code width} characters, the place a quarter of that from its start.
     */
    static Excerpt of(Blinds blinds, Located place, int width) {
        var source = blinds.source();
        int number = source.firstLine(place);
        var line = source.line(number);
        int start = Math.min(place.span().start(), line.end());
        int end = Math.clamp(place.span().end(), start, line.end());
        int from = line.start();
        int to = line.end();
        if (to - from > width) {
            from = whole(source, Math.max(from, start - width / 4));
            to = whole(source, Math.min(to, from + width));
        }
        var before = (from > line.start() ? "…" : "") + blinds.shown(from, start);
        var pointed = blinds.shown(start, Math.min(end, to));
        var after = blinds.shown(Math.min(end, to), to) + (to < line.end() ? "…" : "");
        var carets =
                " ".repeat(Shown.width(before)) + "^".repeat(Math.max(1, Shown.width(pointed)));
        return new Excerpt(number, before + pointed + after, carets);
    }

    /** A place between whole characters. */
    private static int whole(SourceText source, int offset) {
        var text = source.text();
        boolean inside =
                offset > 0
                        && offset < text.length()
                        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
        return inside ? offset - 1 : offset;
    }
}
