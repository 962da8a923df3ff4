package dev.plimsoll.dockerfile;

import java.util.Set;

/** The words for yes and no, as Go reads them. */
final class Booleans {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private Booleans() {}

    static boolean isBoolean(String text) {
        return isTrue(text) || FALSE.contains(text);
    }

    static boolean isTrue(String text) {
        return TRUE.contains(text);
    }
}
