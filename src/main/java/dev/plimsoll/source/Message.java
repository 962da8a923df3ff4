package dev.plimsoll.source;

import java.util.Collection;
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

    private Message() {}

    /**
     * A sentence with values. A value between backticks stays there whatever it holds: as in
     * Markdown, more of them go around one that has some itself.
     *
     * @param template such as {@code The image runs as `%s`.}, with as many places as there are
     *     values, in that order: {@code %s} or {@code %d}, which are the same
     */
    public static String of(String template, Object... values) {
        var text = new StringBuilder(template.length() + 64);
        int used = 0;
        int from = 0;
        for (boolean isCode = false; from <= template.length(); isCode = !isCode) {
            int mark = template.indexOf('`', from);
            int to = mark < 0 ? template.length() : mark;
            int begun = text.length();
            used = fill(text, template, from, to, values, used);
            if (isCode) {
                var value = text.substring(begun);
                text.setLength(begun);
                text.append(code(value));
            }
            from = to + 1;
        }
        return text.toString();
    }

    /** Adds a part of a template with its values; gives how many values are used up then. */
    private static int fill(
            StringBuilder text, String template, int from, int to, Object[] values, int used) {
        int next = used;
        int at = from;
        while (at < to) {
            int place = template.indexOf('%', at);
            if (place < 0 || place >= to) {
                break;
            }
            text.append(template, at, place).append(values[next++]);
            at = place + 2;
        }
        text.append(template, at, to);
        return next;
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
