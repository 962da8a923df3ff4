package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** A sentence such as {@code Did you mean `chown`?} with a blank before it; else nothing. */
    public static String sentence(String word, Collection<String> known, String prefix) {
        return sentence(closest(word, known), prefix);
    }

    /**
     * The same, also where a known word stands in front of a sign: {@code RUN} of {@code RUN=x}.
     */
    static String sentenceOfHead(String word, Collection<String> known, String prefix) {
        return sentence(closest(word, known).or(() -> head(word, known)), prefix);
    }

    private static String sentence(Optional<String> found, String prefix) {
        return found.map(meant -> Message.of(" Did you mean `%s%s`?", prefix, meant)).orElse("");
    }

    /** The known word that differs least, if by no more than a third of its letters. */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > 40) {
            return Optional.empty();
        }
        var lower = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(each ->
                        // As many letters as one is longer differ at least, which is told sooner.
                        Math.abs(each.length() - lower.length()) <= most(each)
                                && distance(lower, each.toLowerCase(Locale.ROOT)) <= most(each))
                .min(
                        Comparator.comparingInt((String each) ->
                                        distance(lower, each.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int most(String known) {
        return Math.max(1, known.length() / 3);
    }

    /** The longest known word that a sign follows. */
    private static Optional<String> head(String word, Collection<String> known) {
        return known.stream()
                .filter(each ->
                        word.length() > each.length()
                                && word.regionMatches(true, 0, each, 0, each.length())
                                && !Character.isLetterOrDigit(word.charAt(each.length()))
                                && word.charAt(each.length()) != '_')
                .max(Comparator.comparingInt(String::length));
    }

    /** How many letters must be changed, added, removed or swapped with their neighbour. */
    private static int distance(String from, String to) {
        var two = new int[to.length() + 1];
        var one = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            one[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(one[j - 1] + change, Math.min(one[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && from.charAt(i - 1) == to.charAt(j - 2)
                                && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], two[j - 2] + 1);
                }
            }
            two = one;
            one = row;
        }
        return one[to.length()];
    }
}
