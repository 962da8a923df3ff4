package dev.plimsoll.review;

import java.util.regex.Pattern;

/**
 * Values that look like a secret. Rules do not show them whole; this is the second line of defence,
 * for what is quoted from a file.
 */
final class Secret {
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
            Pattern.compile("(?<=://)([^\\s/:@]{0,200}):([^\\s/@]{1,500})(?=@)");

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

    private Secret() {}

    /** The text with such values cut to their first characters. */
    static String masked(String text) {
        var safe = TOKEN.matcher(text).replaceAll(found -> first(found.group()) + "…");
        var apart = IN_ADDRESS.matcher(safe).replaceAll("$1:…");
        return NAMED_VALUE.matcher(apart).replaceAll("$1…");
    }

    private static String first(String token) {
        return token.substring(0, 4);
    }

    /** Whether a text quoted whole could show one; it rather says yes. */
    static boolean mayBeIn(String text) {
        return TOKEN.matcher(text).find()
                || IN_ADDRESS.matcher(text).find()
                || NAMED.matcher(text).find();
    }
}
