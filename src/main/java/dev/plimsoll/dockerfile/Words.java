package dev.plimsoll.dockerfile;

/** Quotes of the Dockerfile language. */
final class Words {
    private Words() {}

    /** A text without the quotes around it, if there are any. */
    static String unquoted(String text) {
        boolean quoted =
                text.length() > 1
                        && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                        && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
