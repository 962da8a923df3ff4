package dev.plimsoll.shell;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Tells two brackets that open an arithmetic expression, which close together, from two that open
 * one group in another. Each stretch of the text is looked through once.
 */
final class DoubleBrackets {
    private final String text;
    private final BitSet groups = new BitSet();
    private int[] open = new int[16];
    private int known;

    DoubleBrackets(String text) {
        this.text = text;
    }

    /** Whether the brackets at a place and behind it open an arithmetic expression. */
    boolean areArithmetic(int start, int limit) {
        if (start >= known) {
            known = match(start, limit);
        }
        return !groups.get(start);
    }

    /** Looks through the text up to where the bracket closes that opens at a place. */
    private int match(int start, int limit) {
        int count = 0;
        for (int at = start; at < limit; at++) {
            char c = text.charAt(at);
            switch (c) {
                case '(' -> {
                    open = count == open.length ? Arrays.copyOf(open, count * 2) : open;
                    open[count++] = at;
                }
                case ')' -> {
                    int closed = open[--count];
                    boolean alone = at + 1 == limit || text.charAt(at + 1) != ')';
                    if (count == 0) {
                        return at + 1;
                    }
                    if (alone && open[count - 1] == closed - 1) {
                        groups.set(closed - 1);
                    }
                }
                case '\\' -> at++;
                case '\'', '"' -> {
                    int close = text.indexOf(c, at + 1, limit);
                    at = close < 0 ? at : close;
                }
                default -> {}
            }
        }
        return limit;
    }
}
