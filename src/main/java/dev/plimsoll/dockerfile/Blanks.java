package dev.plimsoll.dockerfile;

/** What counts as blank where. */
final class Blanks {
    private Blanks() {}

    /** Whether Unicode calls it white space, as Go's {@code unicode.IsSpace} says. */
    static boolean isSpace(char c) {
        if (c < 0x80) {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /** Whether it is a byte that is not UTF-8 and a blank of Latin-1: 0x85 or 0xA0. */
    static boolean isByteOfLatin1(char c) {
        return c == 0xDC85 || c == 0xDCA0;
    }

    /** Whether it is what {@code \\s} means in a regular expression of Go. */
    static boolean isAscii(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    /** Whether it parts the arguments of an instruction. */
    static boolean parts(char c) {
        return c == ' ' || c == '\t' || (c >= 0x0B && c <= '\r');
    }

    /** The first index at or after {@code from} that is no white space. */
    static int skip(String text, int from, int end) {
        int at = from;
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A text without the white space around it. */
    static String trimmed(String text) {
        int start = skip(text, 0, text.length());
        return text.substring(start, trimEnd(text, start, text.length()));
    }

    /** The end of a text without the white space at its end. */
    static int trimEnd(String text, int from, int end) {
        int at = end;
        while (at > from && isSpace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
