package dev.plimsoll.dockerfile;

/**
 * What is sure of the name of a stage that variables are a part of: {@code base-} and {@code -slim}
 * of {@code base-${ARCH}-slim}.
 */
record StagePattern(String head, String tail) {

    static StagePattern of(String text) {
        int first = text.indexOf('$');
        if (first < 0) {
            return new StagePattern(text, "");
        }
        int last = text.lastIndexOf('$') + 1;
        int brace = text.lastIndexOf('}') + 1;
        int end = Math.max(last, brace);
        while (end > brace && end < text.length() && isOfName(text.charAt(end))) {
            end++;
        }
        return new StagePattern(text.substring(0, first), text.substring(end));
    }

    private static boolean isOfName(char c) {
        return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** Whether it fits any name. */
    boolean isOpen() {
        return head.isEmpty() && tail.isEmpty();
    }

    boolean fits(String name) {
        return name.length() >= head.length() + tail.length()
                && name.startsWith(head)
                && name.endsWith(tail);
    }
}
