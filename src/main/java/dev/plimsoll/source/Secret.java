package dev.plimsoll.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Values that look like a secret. No message shows them whole, whatever its rule quotes; nor does
 * what is quoted from a file beside it.
 */
public final class Secret {
    /** Formats that say by themselves what they are. */
    private static final Pattern TOKEN =
            Pattern.compile(
                    "A(?:KI|SI)A[0-9A-Z]{12,}"
                            + "|\\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}"
                            + "|glpat-[\\w-]{16,}|dckr_pat_[\\w-]{16,}|npm_[A-Za-z0-9]{16,}"
                            + "|xox[abeprs]-[\\w-]{10,}|[sr]k_live_\\w{10,}|sk-[\\w-]{20,}"
                            + "|AIza[\\w-]{20,}|hf_[A-Za-z0-9]{16,}|SG\\.[\\w-]{16,}"
                            + "|eyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?)"
                            + "|-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----");

    private static final Pattern IN_ADDRESS =
            Pattern.compile(
                    "(?<=://)([^\\s/:@]{0,200}):(?!\\$\\{?\\w{1,99}+\\}?@)([^\\s/@]{1,500})(?=@)");

    /** A name that promises a secret, with a value that is no reference to another place. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?:passw(?:or)?d|passphrase|pwd|secret|token|api_?key|private_?key"
                            + "|access_?key|credentials?|auth)\\w{0,40}(?<!file|path|dir|url|id)"
                            + "(?:\\s*[=:]\\s*|\\s+)[\"']?(?![$/\"'\\s])(?=[^\\s]{3})");

    /** Such as {@code password=hunter2}: what follows the sign is masked. */
    private static final Pattern NAMED_VALUE =
            Pattern.compile(
                    "(?i)((?:passw(?:or)?d|passphrase|pwd|secret|token|api_?key|private_?key"
                        + "|access_?key|credentials?)\\w{0,40}(?<!file|path|dir|url|id)[=:][\"']?)"
                        + "(?![$/\"'\\s])[^\\s`\"']{3,}");

    /** A text of fewer characters has none of them. */
    private static final int SHORTEST = 6;

    /** No token has fewer characters; {@code xoxb-} and ten more is one. */
    private static final int SHORTEST_TOKEN = 15;

    /** So many characters of a token tell its kind. */
    private static final int KIND = 4;

    private Secret() {}

    /** The text with such values cut to their first characters. */
    public static String masked(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        var shown = new StringBuilder();
        int end = 0;
        for (var part : in(text).stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
            if (part.start() >= end) {
                shown.append(text, end, part.start()).append('…');
            }
            end = Math.max(end, part.end());
        }
        return shown.append(text, end, text.length()).toString();
    }

    /** What is not to be shown of a text; the first characters of a token are. */
    public static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        if (text.length() >= SHORTEST_TOKEN) {
            TOKEN.matcher(text)
                    .results()
                    .forEach(each -> found.add(new Span(each.start() + KIND, each.end())));
        }
        if (text.contains("://")) {
            IN_ADDRESS
                    .matcher(text)
                    .results()
                    .forEach(each -> found.add(new Span(each.start(2), each.end())));
        }
        if (text.indexOf('=') >= 0 || text.indexOf(':') >= 0) {
            NAMED_VALUE
                    .matcher(text)
                    .results()
                    .forEach(each -> found.add(new Span(each.end(1), each.end())));
        }
        return found;
    }

    /** Whether a text quoted whole could show one; it rather says yes. */
    public static boolean mayBeIn(String text) {
        return TOKEN.matcher(text).find()
                || IN_ADDRESS.matcher(text).find()
                || NAMED.matcher(text).find();
    }
}
