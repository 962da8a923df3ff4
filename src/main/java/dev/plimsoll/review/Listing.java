package dev.plimsoll.review;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Markdown that grows up to a limit; what has no room any more is counted and said. */
final class Listing {
    /** Kept free for the sentences that say what has no room. */
    private static final int RESERVE = 1_000;

    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private int bytes;
    private int left;

    /**
     * @param limit in bytes of UTF-8, which is at most as many characters
     */
    Listing(int limit) {
        this.limit = limit;
    }

    /** Adds what must be there. */
    Listing add(String part) {
        text.append(part);
        bytes += part.getBytes(StandardCharsets.UTF_8).length;
        return this;
    }

    /** Begins a paragraph: one empty line above it. */
    Listing paragraph(String part) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        text.setLength(end);
        return add(end == 0 ? part : "\n\n" + part);
    }

    /** Adds one of many, if there is room. */
    Listing item(String part) {
        if (left > 0 || bytes + part.length() * 3 > limit - RESERVE) {
            left++;
            return this;
        }
        return add(part);
    }

    /** Counts one of many that is not to be shown. */
    void skip() {
        left++;
    }

    /** Ends a list with a sentence on what had no room. */
    Listing rest(IntFunction<String> sentence) {
        if (left > 0) {
            add(sentence.apply(left));
            left = 0;
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
