package dev.plimsoll.rules.secrets;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a text uses variables, such as {@code $NAME} or {@code ${NAME:-x}}. */
final class Reference {
    private static final Pattern NAMES =
            Pattern.compile("\\$(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*+)(?!:?\\+))");
    private static final Pattern QUOTED = Pattern.compile("(?s)\"(.*)\"|'(.*)'");

    private Reference() {}

    /** The names whose values are used; {@code ${NAME:+x}} only asks whether there is one. */
    static Stream<String> names(String text) {
        return text.indexOf('$') < 0
                ? Stream.empty()
                : NAMES.matcher(text).results().map(Reference::name);
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    /** A text without the quotes around it. */
    static String unquoted(String text) {
        return QUOTED.matcher(text).matches() ? text.substring(1, text.length() - 1) : text;
    }
}
