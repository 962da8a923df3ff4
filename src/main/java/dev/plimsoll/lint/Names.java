package dev.plimsoll.lint;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of names, in which {@code *} stands for anything, <code>{a,b}</code> for one of these.
 *
 * @param start what stands before the first of these
 */
record Names(String start, Pattern pattern) {
    private static final Pattern SPECIAL = Pattern.compile("[*{]");

    static Names of(String text) {
        var pattern =
                text.chars()
                        .mapToObj(c ->
                                switch (c) {
                                    case '*' -> ".*";
                                    case '{' -> "(?:";
                                    case ',' -> "|";
                                    case '}' -> ")";
                                    default -> Pattern.quote(Character.toString(c));
                                })
                        .collect(Collectors.joining());
        return new Names(SPECIAL.split(text, 2)[0], Pattern.compile(pattern));
    }

    boolean fits(String name) {
        return name.startsWith(start) && pattern.matcher(name).matches();
    }

    boolean isAny() {
        return pattern.pattern().equals(".*");
    }
}
