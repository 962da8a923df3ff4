package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The options that one word gives: {@code -xzf} gives three.
 *
 * @param takesNext whether the last of them has its value in the next word
 */
record OptionWord(List<Given> options, boolean takesNext) {

    /**
     * An option.
     *
     * @param name such as {@code -o} or {@code --output}
     * @param value what is written behind it in the same word
     */
    record Given(String name, Optional<String> value) {}

    OptionWord {
        options = List.copyOf(options);
    }

    /** Reads a word that begins like an option. */
    static OptionWord of(String word, Program program) {
        boolean isLong = word.startsWith("--") || program.oneDash();
        int equals = isLong ? word.indexOf('=') : -1;
        if (equals > 0) {
            var value = Optional.of(word.substring(equals + 1));
            return new OptionWord(List.of(new Given(word.substring(0, equals), value)), false);
        }
        if (isLong) {
            return new OptionWord(
                    List.of(new Given(word, Optional.empty())), program.valued().contains(word));
        }
        var given = new ArrayList<Given>();
        for (int i = 1; i < word.length(); i++) {
            var name = "-" + word.charAt(i);
            boolean valued = program.valued().contains(name);
            boolean assigned = i + 1 < word.length() && word.charAt(i + 1) == '=';
            if (assigned || (valued && i + 1 < word.length())) {
                int from = assigned ? i + 2 : i + 1;
                given.add(new Given(name, Optional.of(word.substring(from))));
                return new OptionWord(given, false);
            }
            given.add(new Given(name, Optional.empty()));
            if (valued) {
                return new OptionWord(given, true);
            }
        }
        return new OptionWord(given, false);
    }

    boolean gives(Set<String> names) {
        return options.stream().anyMatch(each -> names.contains(each.name()));
    }
}
