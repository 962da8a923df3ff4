package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.Optional;

/** Reads the words of FROM. */
final class FromReader {
    private FromReader() {}

    static Instruction read(Draft draft) {
        var words = WordReader.blankSeparated(draft.rest());
        if (words.isEmpty()) {
            return draft.refuseEmpty("an image");
        }
        var head = draft.head();
        boolean aliased = words.size() == 3 && words.get(1).text().equalsIgnoreCase("as");
        if (!aliased && words.size() != 1) {
            draft.fault(words.get(1), "FROM takes an image, or `image AS name`; this is neither.");
            return new Instruction.From(head, words.getFirst(), Optional.empty(), Optional.empty());
        }
        if (!aliased) {
            return new Instruction.From(head, words.getFirst(), Optional.empty(), Optional.empty());
        }
        var alias = words.get(2);
        if (!isStageName(alias.text())) {
            draft.fault(
                    alias,
                    Message.of(
                            "`%s` cannot name a stage: a name is a letter, then letters, digits,"
                                    + " `-`, `_` and `.`.",
                            alias.text()));
        }
        return new Instruction.From(
                head, words.getFirst(), Optional.of(words.get(1)), Optional.of(alias));
    }

    private static boolean isStageName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = Character.toLowerCase(name.charAt(i));
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
