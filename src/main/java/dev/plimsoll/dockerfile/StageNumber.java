package dev.plimsoll.dockerfile;

import java.util.Optional;

/** The number of a stage, as {@code COPY --from} takes it. */
final class StageNumber {
    private StageNumber() {}

    /** The number that a text is, such as {@code 1}, {@code +1} or {@code -1}; empty for a name. */
    static Optional<Integer> parse(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (start == text.length()) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            number = Math.min(Integer.MAX_VALUE, number * 10 + c - '0');
        }
        return Optional.of((int) (text.startsWith("-") ? -number : number));
    }
}
