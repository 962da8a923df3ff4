package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated values, as the flags of RUN take them. */
final class Csv {
    private Csv() {}

    /** The fields, at least one, without quotes around them; none where the quotes are wrong. */
    static List<Excerpt> fields(Excerpt line) {
        var text = line.text();
        var found = new ArrayList<Excerpt>();
        int at = 0;
        while (!text.isEmpty()) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? quotedEnd(text, at + 1) : plainEnd(text, at);
            if (end < 0) {
                return List.of();
            }
            found.add(quoted ? unquoted(line, at, end) : line.slice(at, end));
            if (end == text.length()) {
                return found;
            }
            at = end + 1;
        }
        return found;
    }

    /** The comma after a field without quotes, or the end; -1 where it holds a quote. */
    private static int plainEnd(String text, int start) {
        int comma = text.indexOf(',', start);
        int end = comma < 0 ? text.length() : comma;
        return text.indexOf('"', start, end) >= 0 ? -1 : end;
    }

    /** The comma after a field in quotes, or the end; -1 where something else follows it. */
    private static int quotedEnd(String text, int start) {
        int at = text.indexOf('"', start);
        while (at >= 0 && text.startsWith("\"", at + 1)) {
            at = text.indexOf('"', at + 2);
        }
        boolean ends = at >= 0 && (at + 1 == text.length() || text.charAt(at + 1) == ',');
        return ends ? at + 1 : -1;
    }

    private static Excerpt unquoted(Excerpt line, int start, int end) {
        var cutter = new Excerpt.Cutter(end - start);
        int from = start + 1;
        for (int at = from; at < end - 1; at++) {
            if (line.text().charAt(at) == '"') {
                cutter.add(line, from, at + 1);
                from = at + 2;
                at++;
            }
        }
        cutter.add(line, from, end - 1);
        return cutter.done(line.offset(start + 1));
    }
}
