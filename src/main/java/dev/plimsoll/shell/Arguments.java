package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The arguments of a command, told apart into options, their values and operands. */
final class Arguments {
    /** An option as given: its name such as {@code -o} or {@code --output}, and its value. */
    private record Given(String name, Word word, Optional<String> value) {}

    private final List<Given> options = new ArrayList<>();
    private final List<Word> operands = new ArrayList<>();

    private Arguments(List<Word> words, Options known) {
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var value = word.value();
            if (value.equals("--")) {
                operands.addAll(words.subList(at + 1, words.size()));
                return;
            }
            Optional<Word> next =
                    at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
            boolean used;
            if (value.startsWith("--")) {
                used = readLong(word, value, next, known);
            } else if (word.isOption()) {
                used = readShort(word, value, next, known);
            } else {
                operands.add(word);
                used = false;
            }
            if (used) {
                at++;
            }
        }
    }

    static Arguments of(Command command) {
        return of(command.arguments(), command.name());
    }

    static Arguments of(List<Word> words, String program) {
        return new Arguments(words, Options.of(program));
    }

    private boolean readLong(Word word, String value, Optional<Word> next, Options known) {
        int equals = value.indexOf('=');
        if (equals > 0) {
            options.add(
                    new Given(
                            value.substring(0, equals),
                            word,
                            Optional.of(value.substring(equals + 1))));
            return false;
        }
        boolean takes = known.takesValue(value) && next.isPresent();
        options.add(new Given(value, word, takes ? next.map(Word::value) : Optional.empty()));
        return takes;
    }

    private boolean readShort(Word word, String value, Optional<Word> next, Options known) {
        if (known.longWithOneDash()) {
            int equals = value.indexOf('=');
            var name = equals > 0 ? value.substring(0, equals) : value;
            boolean takes = equals < 0 && known.takesValue(name) && next.isPresent();
            var given =
                    equals > 0
                            ? Optional.of(value.substring(equals + 1))
                            : takes ? next.map(Word::value) : Optional.<String>empty();
            options.add(new Given(name, word, given));
            return takes;
        }
        for (int i = 1; i < value.length(); i++) {
            var name = "-" + value.charAt(i);
            if (!known.takesValue(name)) {
                options.add(new Given(name, word, Optional.empty()));
            } else if (i + 1 < value.length()) {
                int from = value.charAt(i + 1) == '=' ? i + 2 : i + 1;
                options.add(new Given(name, word, Optional.of(value.substring(from))));
                return false;
            } else {
                options.add(new Given(name, word, next.map(Word::value)));
                return next.isPresent();
            }
        }
        return false;
    }

    List<Word> operands() {
        return Collections.unmodifiableList(operands);
    }

    Optional<Word> flag(String... flags) {
        for (var given : options) {
            for (var flag : flags) {
                if (flag.equals(given.name()) || flag.equals(given.word().value())) {
                    return Optional.of(given.word());
                }
            }
        }
        return Optional.empty();
    }

    List<String> values(String... flags) {
        var names = List.of(flags);
        return options.stream()
                .filter(given -> names.contains(given.name()))
                .flatMap(given -> given.value().stream())
                .toList();
    }
}
