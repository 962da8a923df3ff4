package dev.plimsoll.rules.secrets;

import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Words of which each points to one of many things, looked for in one pass over a text, in any
 * case. Takes time linear in the text.
 */
final class Clues {
    /** How many of their first letters words are looked up by. */
    private static final int FIRST = 3;

    /** Five bits of a letter: in ASCII those are the same for a small one and its capital. */
    private static final int LETTER = 5;

    private static final int ALL = (1 << (FIRST * LETTER)) - 1;

    /** By the first letters of a word: whether some begin so, and which. */
    private final long[] starts = new long[(ALL + 1) / Long.SIZE];

    private final List<List<Clue>> byStart =
            new ArrayList<>(Collections.nCopies(ALL + 1, List.of()));

    private record Clue(String text, int meaning) {}

    /**
     * @param clues in small letters of ASCII, at least three each; the words of the first thing, of
     *     the second, ...
     */
    Clues(List<List<String>> clues) {
        for (int meaning = 0; meaning < clues.size(); meaning++) {
            for (var text : clues.get(meaning)) {
                int start = 0;
                for (int i = 0; i < FIRST; i++) {
                    start = with(start, text.charAt(i));
                }
                starts[start / Long.SIZE] |= 1L << start;
                if (byStart.get(start).isEmpty()) {
                    byStart.set(start, new ArrayList<>(1));
                }
                byStart.get(start).add(new Clue(text, meaning));
            }
        }
    }

    private static int with(int start, char letter) {
        return ((start << LETTER) | (letter & ((1 << LETTER) - 1))) & ALL;
    }

    /** The numbers of the things that a piece of a text has a word of. */
    BitSet in(String text, Span piece) {
        var found = new BitSet();
        int start = 0;
        for (int i = piece.start(); i < piece.end(); i++) {
            start = with(start, text.charAt(i));
            if ((starts[start / Long.SIZE] & (1L << start)) != 0) {
                look(text, i + 1 - FIRST, start, found);
            }
        }
        return found;
    }

    private void look(String text, int at, int start, BitSet found) {
        for (var clue : byStart.get(start)) {
            if (text.regionMatches(true, at, clue.text, 0, clue.text.length())) {
                found.set(clue.meaning);
            }
        }
    }
}
