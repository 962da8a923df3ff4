package dev.plimsoll.shell;

import java.util.Optional;

/** Replaces the plain expansions of a word by known values. */
final class Expansion {
    private Expansion() {}

    static Optional<String> of(String text, Word.Variables variables) {
        var out = new StringBuilder();
        boolean single = false;
        boolean dbl = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (single) {
                if (c == '\'') {
                    single = false;
                } else {
                    out.append(c);
                }
            } else if (c == '\'' && !dbl) {
                single = true;
            } else if (c == '"') {
                dbl = !dbl;
            } else if (c == '`') {
                return Optional.empty();
            } else if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                if (dbl && "$`\"\\".indexOf(next) < 0) {
                    out.append(c);
                }
                out.append(next);
            } else if (c == '$') {
                int end = nameEnd(text, i);
                if (end < 0) {
                    return Optional.empty();
                }
                boolean braces = text.charAt(i + 1) == '{';
                var name = text.substring(i + (braces ? 2 : 1), end);
                var value = variables.value(name);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                out.append(value.get());
                i = braces ? end : end - 1;
            } else {
                out.append(c);
            }
        }
        return Optional.of(out.toString());
    }

    /** Where the name after a dollar ends; -1 where no plain name is written. */
    private static int nameEnd(String text, int dollar) {
        int start = dollar + 1;
        boolean braces = start < text.length() && text.charAt(start) == '{';
        if (braces) {
            start++;
        }
        int at = start;
        while (at < text.length()
                && (text.charAt(at) == '_' || Character.isLetterOrDigit(text.charAt(at)))) {
            at++;
        }
        boolean closed = !braces || (at < text.length() && text.charAt(at) == '}');
        return at > start && closed && !Character.isDigit(text.charAt(start)) ? at : -1;
    }
}
