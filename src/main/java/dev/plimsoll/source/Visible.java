package dev.plimsoll.source;

import java.util.stream.Collectors;

/**
 * Text from a repository as it may be shown: control, format and bidirectional characters stand as
 * their names, such as {@code <U+202E>}, and bytes that are not UTF-8 as {@code <0xE9>}, so that
 * nothing hides, turns round or steers a terminal.
 */
public final class Visible {
    private Visible() {}

    /** The text on one line: line breaks are named too. */
    public static String line(String text) {
        return named(text, "");
    }

    /** The text with its line breaks and tabs. */
    public static String text(String text) {
        return named(text, "\n\t");
    }

    /** Whether nothing in the text, beyond line breaks and tabs, would be shown by its name. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(each -> !hides(each) || "\r\n\t".indexOf(each) >= 0);
    }

    /** Whether a character is shown as it is. */
    public static boolean isShown(int character) {
        return !hides(character);
    }

    /** A word: blanks of any kind are named in it, such as {@code <U+00A0>}, and nothing else. */
    public static String word(String text) {
        return text.codePoints()
                .mapToObj(
                        each -> Character.isSpaceChar(each) ? name(each) : Character.toString(each))
                .collect(Collectors.joining());
    }

    private static String name(int character) {
        return SourceText.isByte(character)
                ? "<0x%02X>".formatted(character & 0xFF)
                : "<U+%04X>".formatted(character);
    }

    private static String named(String text, String allowed) {
        if (hidesNothing(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(each -> {
                    if (hides(each) && allowed.indexOf(each) < 0) {
                        shown.append(name(each));
                    } else {
                        shown.appendCodePoint(each);
                    }
                });
        return shown.toString();
    }

    private static boolean hidesNothing(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (hides(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A lone surrogate counts: it stands for a byte that is not UTF-8. */
    private static boolean hides(int character) {
        if (character >= ' ' && character <= '~') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
