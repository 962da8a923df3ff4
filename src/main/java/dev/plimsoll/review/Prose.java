package dev.plimsoll.review;

import dev.plimsoll.source.Message;
import dev.plimsoll.source.Secret;
import dev.plimsoll.source.Visible;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown that text from a repository cannot break out of: it pings nobody, refers to nothing,
 * links, embeds and closes nothing.
 */
final class Prose {
    /** Longer messages and names help nobody, and 25 of them must fit GitHub's limits. */
    private static final int LONGEST = 400;

    /** What GitHub turns into a mention, a reference or a link wherever it stands in plain text. */
    private static final Pattern LINKED =
            Pattern.compile(
                    "[@#]|(?i:://)|(?i)(?<=www)\\.|(?<=gh)-(?=\\d)|(?i)[0-9a-f]{6}(?=[0-9a-f])");

    private static final String NO_WIDTH = "\u200B";

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~]");

    /** As many backticks before as behind; a blank inside of them is no part of the code. */
    private static final Pattern CODE =
            Pattern.compile("(?s)(?<!`)(`+)(?!`)(?<pad> ?)(?<code>.+?)\\k<pad>(?<!`)\\1(?!`)");

    private Prose() {}

    /**
     * A message of a rule, in which code stands in backticks: {@code The image runs as `root`.}
     * What stands between backticks becomes code; everything else is plain words.
     */
    static String message(String message) {
        var safe = Secret.masked(cut(message));
        var text = new StringBuilder();
        var code = CODE.matcher(safe);
        int end = 0;
        while (code.find()) {
            text.append(words(safe.substring(end, code.start()))).append(code(code.group("code")));
            end = code.end();
        }
        return text.append(words(safe.substring(end))).toString();
    }

    /** The same as plain text, where Markdown is not read. */
    static String plain(String text) {
        return Visible.line(Secret.masked(cut(text)));
    }

    /** Plain words. */
    static String words(String text) {
        // A character of no width keeps apart what GitHub would link; the text has none of its own.
        var apart =
                LINKED.matcher(Visible.line(Secret.masked(cut(text))))
                        .replaceAll(found -> Matcher.quoteReplacement(apart(found.group())));
        return MARKUP.matcher(apart.replace("&", "&amp;"))
                .replaceAll("\\\\$0")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("$", "&#36;")
                .replace(NO_WIDTH, "&#8203;");
    }

    private static String apart(String found) {
        boolean digits = Character.isLetterOrDigit(found.charAt(0));
        return digits ? found + NO_WIDTH : found.charAt(0) + NO_WIDTH + found.substring(1);
    }

    /** A code span, such as {@code `services/api/Dockerfile`}. */
    static String code(String text) {
        return Message.whole(Secret.masked(cut(text)));
    }

    /** A block of code; the text must be {@link Visible#isPlain}. */
    static String fenced(String language, String text) {
        var fence = "`".repeat(Math.max(3, Message.longestRun(text) + 1));
        var body = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        return fence + language + "\n" + body + fence;
    }

    /** A count with its noun, such as {@code 1 error} or {@code 3,600 errors}. */
    static String count(int count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Such as {@code 3,600}. */
    static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** At most this many characters, never half a surrogate pair. */
    static String atMost(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }

    private static String cut(String text) {
        return atMost(text, LONGEST);
    }
}
