package dev.plimsoll.shell;

/** What a character is to the shell. */
final class Letter {
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = '!'; c < 127; c++) {
            PLAIN[c] = "\"'\\$`&|;()<>".indexOf(c) < 0;
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

    static boolean inName(char c) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9');
    }

    /**
     * Where the value of an assignment begins: after the {@code =} of {@code name=}, {@code name+=}
     * or {@code name[...]=}; -1 where a word is none.
     */
    static int assignment(String text, int start, int end) {
        int at = start;
        while (at < end && inName(text.charAt(at))) {
            at++;
        }
        if (at == start || (text.charAt(start) >= '0' && text.charAt(start) <= '9')) {
            return -1;
        }
        if (at < end && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0 || close >= end) {
                return -1;
            }
            at = close + 1;
        }
        if (at < end && text.charAt(at) == '+') {
            at++;
        }
        return at < end && text.charAt(at) == '=' ? at + 1 : -1;
    }

    /** Whether a word is short enough for a reserved word and begins like one. */
    static boolean mayBeReserved(String text, int start, int end) {
        char c = text.charAt(start);
        return end - start <= 8 && ((c >= 'c' && c <= 'w') || "!{}[".indexOf(c) >= 0);
    }
}
