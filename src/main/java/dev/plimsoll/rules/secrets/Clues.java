package dev.plimsoll.rules.secrets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Words of which each points to one of many things, looked for in one pass over a text, in any
 * case. Takes time linear in the text.
 */
final class Clues {
    private static final int LETTERS = 128;

    /** By the first two letters of a word: those that begin so. */
    private final List<List<Clue>> byStart = new ArrayList<>();

    private record Clue(String text, int meaning) {}

    /**
     * @param clues in small letters of ASCII, at least two each; the words of the first thing, of
     *     the second, ...
     */
    Clues(List<List<String>> clues) {
        for (int i = 0; i < LETTERS * LETTERS; i++) {
            byStart.add(List.of());
        }
        for (int meaning = 0; meaning < clues.size(); meaning++) {
            for (var text : clues.get(meaning)) {
                int start = text.charAt(0) * LETTERS + text.charAt(1);
                var more = new ArrayList<>(byStart.get(start));
                more.add(new Clue(text, meaning));
                byStart.set(start, List.copyOf(more));
            }
        }
    }

    /** The numbers of the things that a text has a word of. */
    BitSet in(String text) {
        var found = new BitSet();
        int before = 0;
        for (int i = 0; i < text.length(); i++) {
            int letter = small(text.charAt(i));
            for (var clue : byStart.get(before * LETTERS + letter)) {
                if (text.regionMatches(true, i - 1, clue.text, 0, clue.text.length())) {
                    found.set(clue.meaning);
                }
            }
            before = letter;
        }
        return found;
    }

    /** A letter of ASCII as a small one; 0 for all others. */
    private static int small(char c) {
        return c >= LETTERS ? 0 : c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}
