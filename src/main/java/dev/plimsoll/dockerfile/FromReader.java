package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the words of FROM. */
final class FromReader {
    private FromReader() {}

    static Instruction.From read(Head head, List<Argument> words, Problems problems, int line) {
        boolean aliased = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
        if (!aliased && words.size() != 1) {
            problems.instruction(
                    words.get(1),
                    "FROM takes an image, or `image AS name`; this is neither.",
                    line);
            return new Instruction.From(head, words.getFirst(), Optional.empty());
        }
        if (aliased && !isStageName(words.get(2).text())) {
            problems.instruction(
                    words.get(2),
                    "`%s` cannot name a stage: a name is a letter, then letters, digits, `-`, `_`"
                            .concat(" and `.`.")
                            .formatted(words.get(2).text()),
                    line);
        }
        return new Instruction.From(
                head, words.getFirst(), aliased ? Optional.of(words.get(2)) : Optional.empty());
    }

    private static boolean isStageName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !lower.isEmpty();
    }
}
