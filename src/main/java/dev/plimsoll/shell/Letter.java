package dev.plimsoll.shell;

/** What a character is to the shell. */
final class Letter {
    private static final boolean[] PLAIN = new boolean[128];
    private static final boolean[] NAME = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            PLAIN[c] = "\"'\\$`&|;()<>".indexOf(c) < 0;
        }
        for (char c = '0'; c <= 'z'; c++) {
            NAME[c] = c <= '9' || (c >= 'A' && c <= 'Z') || c == '_' || c >= 'a';
        }
    }

    private Letter() {}

    /** Whether it means only itself within a word. */
    static boolean isPlain(char c) {
        return c >= 128 || PLAIN[c];
    }

    static boolean isPlainInQuotes(char c) {
        return c != '"' && c != '\\' && c != '$' && c != '`';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean inName(char c) {
        return c < 128 && NAME[c];
    }

    static boolean endsWord(char c) {
        return isBlank(c)
                || c == ';'
                || c == '&'
                || c == '|'
                || c == '('
                || c == ')'
                || c == '<'
                || c == '>';
    }

    /** Whether a text is the name of a variable. */
    static boolean isName(String text) {
        return !text.isEmpty() && nameEnd(text, 0, text.length()) == text.length();
    }

    /** Where the name ends that begins at a place; the place itself where none does. */
    static int nameEnd(String text, int start, int limit) {
        int at = start;
        if (at < limit && !isDigit(text.charAt(at))) {
            while (at < limit && inName(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    /**
     * Where the value of an assignment begins: after the {@code =} of {@code name=}, {@code name+=}
     * or {@code name[...]=}; -1 where a word is none.
     */
    static int assignment(String text, int start, int end) {
        int at = nameEnd(text, start, end);
        if (at == start || at == end) {
            return -1;
        }
        if (text.charAt(at) == '[') {
            int close = text.indexOf("]=", at, end);
            int adding = close < 0 ? text.indexOf("]+=", at, end) : close;
            if (adding < 0) {
                return -1;
            }
            at = adding + 1;
        }
        if (at < end && text.charAt(at) == '+') {
            at++;
        }
        return at < end && text.charAt(at) == '=' ? at + 1 : -1;
    }

    /** Whether a word that is not finished is {@code name[...} and its bracket has not closed. */
    static boolean inSubscript(String text, int start, int end) {
        int at = nameEnd(text, start, end);
        return at > start && at < end && text.charAt(at) == '[' && text.indexOf(']', at, end) < 0;
    }

    /** Whether a word is short enough for a reserved word and begins like one. */
    static boolean mayBeReserved(String text, int start, int end) {
        char c = text.charAt(start);
        return end - start <= 8 && ((c >= 'c' && c <= 'w') || "!{}[".indexOf(c) >= 0);
    }
}
