package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;

/** Cuts the arguments of an instruction into words. */
final class WordReader {
    private WordReader() {}

    /** A JSON array of strings, or words between blanks. */
    static List<Argument> arrayOrWords(Draft draft) {
        var rest = draft.rest();
        return switch (JsonArray.read(rest)) {
            case JsonArray.Reading.Strings(var words) -> words;
            case JsonArray.Reading.NoArray() -> blankSeparated(rest);
            case JsonArray.Reading.Mixed() -> {
                draft.grammarFault(
                        rest.span(),
                        "A JSON array of %s holds nothing but strings.".formatted(draft.name()));
                yield blankSeparated(rest);
            }
        };
    }

    /** Words between blanks; quotes mean nothing. */
    static List<Argument> blankSeparated(Excerpt rest) {
        var text = rest.text();
        var words = new ArrayList<Argument>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !Blanks.parts(text.charAt(end))) {
                end++;
            }
            words.add(new Argument(rest.span(at, end), text.substring(at, end)));
            at = end;
            while (at < text.length() && Blanks.parts(text.charAt(at))) {
                at++;
            }
        }
        return words;
    }

    /** A word of {@link #quoted} with its range in the text. */
    record Quoted(int start, int end, String text) {}

    /** Words between white space that quotes and the escape character keep together; both stay. */
    static List<Quoted> quoted(String text, char escape) {
        var words = new ArrayList<Quoted>();
        int at = Blanks.skip(text, 0, text.length());
        while (at < text.length()) {
            int end = quotedEnd(text, at, escape);
            boolean danglingEscape =
                    end == text.length()
                            && text.charAt(end - 1) == escape
                            && dangles(text, at, escape);
            int stop = danglingEscape ? end - 1 : end;
            if (stop > at) {
                words.add(new Quoted(at, stop, text.substring(at, stop)));
            }
            at = Blanks.skip(text, end, text.length());
        }
        return words;
    }

    private static int quotedEnd(String text, int start, char escape) {
        char quote = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && Blanks.isSpace(c)) {
                return at;
            }
            if (c == escape && quote != '\'') {
                at = Math.min(at + 2, text.length());
                continue;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            at++;
        }
        return at;
    }

    /** Whether a word that ends the text ends in an escape character that escapes nothing. */
    private static boolean dangles(String text, int start, char escape) {
        char quote = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == escape && quote != '\'') {
                if (at + 1 == text.length()) {
                    return true;
                }
                at += 2;
                continue;
            }
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            at++;
        }
        return false;
    }
}
