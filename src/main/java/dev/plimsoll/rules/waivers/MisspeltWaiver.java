package dev.plimsoll.rules.waivers;

import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A comment that was meant as a waiver, such as {@code plimsoll: ignroe last-user-root}.
 *
 * @param start where it begins in the text of the comment
 * @param text from there on
 * @param corrected the waiver that was meant, where its rules are known
 */
record MisspeltWaiver(int start, String text, Optional<String> corrected) {
    /** No waiver is longer than this. */
    private static final int LONGEST = 1000;

    /** What people write for {@code ignore}, after other tools. */
    private static final List<String> VERBS =
            List.of(
                    "ignore",
                    "ignores",
                    "ignored",
                    "disable",
                    "skip",
                    "waive",
                    "suppress",
                    "allow");

    private static final Pattern FORM =
            Pattern.compile("(?i)\\s*(plimsoll\\b[:\\s-]*([a-z]+)(\\s*[=:]\\s*|\\s+|$)(.*))");

    /** What may be the name of a rule. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+");

    static Optional<MisspeltWaiver> of(String comment, Catalogue rules) {
        if (comment.length() > LONGEST) {
            return Optional.empty();
        }
        var form = FORM.matcher(comment);
        if (!form.matches() || Suggestion.closest(form.group(2), VERBS).isEmpty()) {
            return Optional.empty();
        }
        var rest = form.group(4).strip();
        var words = rest.split("[\\s,]+");
        boolean sign = form.group(3).matches(".*[=:].*");
        boolean names = ID.matcher(words[0]).matches() || rules.find(words[0]).isPresent();
        return sign || names || rest.isEmpty()
                ? Optional.of(
                        new MisspeltWaiver(
                                form.start(1),
                                form.group(1).strip(),
                                corrected(words, rest, rules)))
                : Optional.empty();
    }

    /** The rules that it begins with, and what follows them as the reason. */
    private static Optional<String> corrected(String[] words, String rest, Catalogue rules) {
        int named = 0;
        while (named < words.length && rules.find(words[named]).isPresent()) {
            named++;
        }
        if (named == 0) {
            return Optional.empty();
        }
        int end = rest.indexOf(words[named - 1]) + words[named - 1].length();
        var reason = rest.substring(end).replaceFirst("^[\\s,:;-]+", "");
        var ids = String.join(",", List.of(words).subList(0, named));
        return Optional.of(("plimsoll ignore=" + ids + " " + reason).strip());
    }
}
