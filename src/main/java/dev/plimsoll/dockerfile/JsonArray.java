package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;

/** Reads the exec form: a JSON array of strings, as strict as Go reads JSON. */
final class JsonArray {
    private static final int DEPTH = 10_000;

    private final Excerpt excerpt;
    private final String text;
    private final List<Argument> words = new ArrayList<>();
    private boolean stringsOnly = true;
    private int at;

    private JsonArray(Excerpt excerpt) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
    }

    /** What a text is: an array of strings, another JSON array, or no JSON array at all. */
    sealed interface Reading {
        record Strings(List<Argument> words) implements Reading {}

        record Mixed() implements Reading {}

        record NoArray() implements Reading {}
    }

    static Reading read(Excerpt excerpt) {
        int start = Blanks.skip(excerpt.text(), 0, excerpt.text().length());
        if (!excerpt.text().startsWith("[", start)) {
            return new Reading.NoArray();
        }
        var array = new JsonArray(excerpt);
        array.at = start;
        if (!array.document()) {
            return new Reading.NoArray();
        }
        return array.stringsOnly
                ? new Reading.Strings(List.copyOf(array.words))
                : new Reading.Mixed();
    }

    /** The top array; nested values are only checked, with a stack of our own. */
    private boolean document() {
        var open = new StringBuilder();
        boolean valueWanted = true;
        boolean mayClose = false;
        while (true) {
            blanks();
            if (at == text.length()) {
                return false;
            }
            char c = text.charAt(at);
            if (valueWanted) {
                if (c == '[' || c == '{') {
                    stringsOnly &= open.isEmpty();
                    open.append(c);
                    if (open.length() > DEPTH) {
                        return false;
                    }
                    at++;
                    mayClose = true;
                    blanks();
                    if (c == '{' && !closes('}') && !key()) {
                        return false;
                    }
                    valueWanted = !closes(c == '[' ? ']' : '}');
                    continue;
                }
                if (!scalar(open.length() == 1)) {
                    return false;
                }
                valueWanted = false;
                mayClose = false;
                continue;
            }
            char inner = open.charAt(open.length() - 1);
            if (c == (inner == '[' ? ']' : '}')) {
                at++;
                open.setLength(open.length() - 1);
                if (open.isEmpty()) {
                    blanks();
                    return at == text.length();
                }
                mayClose = false;
            } else if (c == ',' && !mayClose) {
                at++;
                blanks();
                if (inner == '{' && !key()) {
                    return false;
                }
                valueWanted = true;
            } else {
                return false;
            }
        }
    }

    private boolean closes(char bracket) {
        return at < text.length() && text.charAt(at) == bracket;
    }

    private boolean key() {
        if (!closes('"') || !string(new StringBuilder())) {
            return false;
        }
        blanks();
        if (!closes(':')) {
            return false;
        }
        at++;
        return true;
    }

    private boolean scalar(boolean top) {
        char c = text.charAt(at);
        if (c == '"') {
            int start = at;
            var value = new StringBuilder();
            if (!string(value)) {
                return false;
            }
            if (top) {
                words.add(new Argument(excerpt.span(start, at), value.toString()));
            }
            return true;
        }
        stringsOnly &= !top;
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number();
        }
        return word("true") || word("false") || word("null");
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean number() {
        if (text.charAt(at) == '-') {
            at++;
        }
        if (closes('0')) {
            at++;
        } else if (!digits()) {
            return false;
        }
        if (closes('.')) {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (closes('e') || closes('E')) {
            at++;
            if (closes('+') || closes('-')) {
                at++;
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > start;
    }

    private boolean string(StringBuilder value) {
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return true;
            }
            if (c < ' ') {
                return false;
            }
            if (c != '\\') {
                value.append(c);
            } else if (!escape(value)) {
                return false;
            }
        }
        return false;
    }

    private boolean escape(StringBuilder value) {
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at++);
        switch (c) {
            case '"', '\\', '/' -> value.append(c);
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'u' -> {
                return unicode(value);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Half of a surrogate pair without the other half becomes the replacement character. */
    private boolean unicode(StringBuilder value) {
        int first = hex();
        if (first < 0) {
            return false;
        }
        at += 4;
        if (!Character.isSurrogate((char) first)) {
            value.append((char) first);
            return true;
        }
        if (Character.isHighSurrogate((char) first) && text.startsWith("\\u", at)) {
            at += 2;
            int second = hex();
            if (second >= 0 && Character.isLowSurrogate((char) second)) {
                at += 4;
                value.append((char) first).append((char) second);
                return true;
            }
            at -= 2;
        }
        value.append('\uFFFD');
        return true;
    }

    private int hex() {
        if (at + 4 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                return;
            }
            at++;
        }
    }
}
