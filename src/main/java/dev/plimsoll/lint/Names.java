package dev.plimsoll.lint;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern of names, in which {@code *} stands for anything, <code>{a,b}</code> for one of these.
 *
 * @param start what stands before the first of these
 * @param isName whether there is none, so that it is one name
 * @param isAny whether any name fits
 */
record Names(String start, boolean isName, boolean isAny, Pattern pattern) {
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
        boolean isName = !SPECIAL.matcher(text).find();
        var start = SPECIAL.split(text, 2)[0];
        return new Names(start, isName, text.equals("*"), Pattern.compile(pattern));
    }

    boolean fits(String name) {
        return isName() ? name.equals(start) : name.startsWith(start) && matches(name);
    }

    private boolean matches(String name) {
        return isAny() || pattern.matcher(name).matches();
    }
}
