package dev.plimsoll.dockerfile;

/** Addresses of the Internet Protocol. */
final class Addresses {
    private Addresses() {}

    /** Whether it is an address of version 4 or, in brackets or without, of version 6. */
    static boolean isAddress(String text) {
        boolean bracketed = text.startsWith("[");
        if (bracketed != text.endsWith("]")) {
            return false;
        }
        var inner = bracketed ? text.substring(1, text.length() - 1) : text;
        return inner.isEmpty() ? !bracketed : isVersion4(inner) || isVersion6(inner);
    }

    private static boolean isVersion4(String text) {
        int parts = 0;
        int at = 0;
        while (parts < 4) {
            int start = at;
            int value = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < 3) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            if (at == start || value > 255 || leadingZero) {
                return false;
            }
            parts++;
            if (parts < 4 && (at == text.length() || text.charAt(at++) != '.')) {
                return false;
            }
        }
        return at == text.length();
    }

    /** Eight groups of hexadecimal digits; one run of them may be left out as {@code ::}. */
    private static boolean isVersion6(String text) {
        boolean shortened = text.contains("::");
        if (shortened && text.indexOf("::") != text.lastIndexOf("::")) {
            return false;
        }
        int groups = 0;
        int at = text.startsWith("::") ? 2 : 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            var group = text.substring(at, colon < 0 ? text.length() : colon);
            boolean tail = colon < 0 && group.indexOf('.') >= 0;
            if (tail ? !isVersion4(group) : !isGroup(group)) {
                return false;
            }
            groups += tail ? 2 : 1;
            if (colon == text.length() - 1) {
                return false;
            }
            at = colon < 0 ? text.length() : colon + 1;
            if (text.startsWith(":", at)) {
                at++;
            }
        }
        return shortened ? groups < 8 : groups == 8;
    }

    private static boolean isGroup(String text) {
        return !text.isEmpty()
                && text.length() <= 4
                && text.chars().allMatch(c -> c < 0x80 && Character.digit(c, 16) >= 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
