package dev.plimsoll.cli;

import dev.plimsoll.source.Visible;

/** Text from a repository as people may see it on a terminal and in the log of a workflow. */
final class Shown {
    private Shown() {}

    /**
     * The text on one line. A GitHub runner takes {@code ##[name]} for a command wherever it stands
     * in a line of output; one of its characters is named instead.
     */
    static String line(String text) {
        return Visible.line(text).replace("##[", "#<U+0023>[");
    }

    /** A file's name where it begins a line; {@code ::} there would be a command to a runner. */
    static String file(String name) {
        var shown = line(name);
        return shown.stripLeading().startsWith("::") ? "./" + shown : shown;
    }

    /** Source text with a tab as four blanks. */
    static String source(String text) {
        return line(text.replace("\t", "    "));
    }

    /** How many cells of a terminal a text takes. */
    static int width(String text) {
        return text.codePoints().map(Shown::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return character >= 0x1100 && isWide(character) ? 2 : 1;
    }

    /** The wide blocks of Unicode's East Asian Width (UAX #11), coarsely. */
    private static boolean isWide(int character) {
        return character <= 0x115F
                || (character >= 0x2E80 && character <= 0xA4CF)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
    }
}
