package dev.plimsoll.dockerfile;

import java.util.regex.Pattern;

/** Amounts of memory. */
final class Sizes {
    private static final Pattern SIZE =
            Pattern.compile(
                    "(?i)\\+?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?"
                            + " ?(?:b|[kmgtp](?:i?b)?)?");

    private Sizes() {}

    /** Whether it is a size such as {@code 64m}, {@code 1.5GiB} or {@code 1000}. */
    static boolean isSize(String text) {
        return text.length() <= 100 && SIZE.matcher(text).matches();
    }
}
