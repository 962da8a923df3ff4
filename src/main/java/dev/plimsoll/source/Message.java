package dev.plimsoll.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sentences in which code stands in backticks, as Markdown reads them: {@code The image runs as
 * `root`.}
 */
public final class Message {
    /** In characters; the rest of a longer value says nothing more of a fault. */
    private static final int LONGEST = 120;

    /** In characters: a secret that begins in what is shown ends in this. */
    private static final int LOOKED_AT = 1000;

    private static final Pattern PLACE = Pattern.compile("%(?![%n])");

    private Message() {}

    /**
     * A sentence with values. A value between backticks stays there whatever it holds: as in
     * Markdown, more of them go around one that has some itself.
     *
     * @param template such as {@code The image runs as `%s`.}, with as many places as there are
     *     values, in that order
     */
    public static String of(String template, Object... values) {
        var parts = template.split("`", -1);
        var text = new StringBuilder(template.length() + 32);
        int used = 0;
        for (int i = 0; i < parts.length; i++) {
            int places = (int) PLACE.matcher(parts[i]).results().count();
            var some = Arrays.copyOfRange(values, used, used + places);
            used += places;
            text.append(i % 2 == 0 ? parts[i].formatted(some) : code(parts[i].formatted(some)));
        }
        return text.toString();
    }

    /**
     * A value in backticks: on one line, without what hides, and cut where it is long; what looks
     * like a secret in it is left out. One of blanks keeps a blank, as there is no empty code in
     * Markdown.
     */
    public static String code(String value) {
        var begin = value.length() <= LOOKED_AT ? value : value.substring(0, LOOKED_AT);
        return whole(cut(Secret.masked(begin)));
    }

    /** The same of any length. */
    public static String whole(String value) {
        var shown = Visible.line(value);
        if (shown.isBlank()) {
            return shown.isEmpty() ? "` `" : "`" + shown + "`";
        }
        var fence = "`".repeat(longestRun(shown) + 1);
        boolean pad = shown.startsWith("`") || shown.endsWith("`") || isPadded(shown);
        return pad ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    /** Each in backticks, with commas between them. */
    public static String codes(Collection<String> values) {
        return values.stream().map(Message::code).collect(Collectors.joining(", "));
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return value.substring(0, end) + "…";
    }

    private static boolean isPadded(String text) {
        return text.startsWith(" ") && text.endsWith(" ");
    }

    /** The most backticks that follow each other. */
    public static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
