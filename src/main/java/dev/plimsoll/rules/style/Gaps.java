package dev.plimsoll.rules.style;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where more than one space parts two words of an instruction. Spaces in quotes, in front of
 * a line and at its end are left alone, and all that follows a quote in a quote: which spaces are
 * inside is then for a shell to say.
 */
final class Gaps {
    private static final char NONE = 0;

    private final Dockerfile file;
    private final String text;
    private final int end;
    private final List<Span> found = new ArrayList<>();
    private char quote = NONE;
    private int at;

    private Gaps(Dockerfile file, Span place) {
        this.file = file;
        this.text = file.source().text();
        this.at = place.start();
        this.end = place.end();
    }

    /** Those in a place, in order; none where a quote is left open. */
    static List<Span> in(Dockerfile file, Span place) {
        var gaps = new Gaps(file, place);
        boolean closed = gaps.read();
        return closed ? gaps.found : List.of();
    }

    private boolean read() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\n') {
                at++;
                skipIndentation();
            } else if (isEscape(c) && quote != '\'') {
                at += text.startsWith("\n", at + 1) || text.startsWith("\r", at + 1) ? 1 : 2;
            } else if (isNested(c)) {
                return quote == NONE;
            } else if (c == ' ' && quote == NONE) {
                gap();
            } else {
                if (c == quote) {
                    quote = NONE;
                } else if (quote == NONE && (c == '"' || c == '\'')) {
                    quote = c;
                }
                at++;
            }
        }
        return quote == NONE;
    }

    private boolean isEscape(char c) {
        return c == '\\' || c == file.escape();
    }

    /** Whether quotes may begin anew, or spaces may count. */
    private boolean isNested(char c) {
        if (quote == '\'') {
            return false;
        }
        boolean substitution = c == '`' || text.startsWith("$(", at);
        return text.startsWith("${", at)
                || (substitution && quote == '"')
                || (text.startsWith("$'", at) && quote == NONE);
    }

    private void skipIndentation() {
        while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (text.startsWith("#", at) && file.commentAt(new Span(at, at + 1)).isPresent()) {
            at = Math.max(at, Math.min(end, text.indexOf('\n', at)));
        }
    }

    /** Spaces in front of a continuation stand there for its column. */
    private void gap() {
        int start = at;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        boolean continued = at < end && text.charAt(at) == file.escape() && endsLine(at + 1);
        if (at - start > 1 && !endsLine(at) && !continued) {
            found.add(new Span(start, at));
        }
    }

    /** Whether nothing but blanks comes before the end of the line. */
    private boolean endsLine(int from) {
        int next = from;
        while (next < text.length() && " \t\r".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next >= text.length() || text.charAt(next) == '\n';
    }
}
