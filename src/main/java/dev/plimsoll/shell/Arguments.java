package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The arguments of a command, told apart into options, their values and operands. */
final class Arguments {
    private final List<Option> options = new ArrayList<>();
    private final List<Word> operands = new ArrayList<>();

    /** Whether they are those of a command of PowerShell, which may be shortened. */
    private final boolean cmdlet;

    /**
     * An option as given.
     *
     * @param name such as {@code -o} or {@code --output}
     * @param word the word that gives it
     * @param value its value, in the same word or the next
     * @param valueWord the next word, where that is its value
     */
    record Option(String name, Word word, Optional<String> value, Optional<Word> valueWord) {}

    private Arguments(List<Word> words, Program program, boolean cmdlet) {
        this.cmdlet = cmdlet;
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var value = word.value();
            if (value.equals("--")) {
                operands.addAll(words.subList(at + 1, words.size()));
                return;
            }
            if (!word.isOption()) {
                operands.add(word);
                continue;
            }
            var given = OptionWord.of(cmdlet ? parameter(value) : value, program);
            Optional<Word> next =
                    given.takesNext() && at + 1 < words.size()
                            ? Optional.of(words.get(++at))
                            : Optional.empty();
            int last = given.options().size() - 1;
            for (int i = 0; i <= last; i++) {
                var each = given.options().get(i);
                Optional<Word> own = i == last ? next : Optional.empty();
                var itsValue = each.value().or(() -> own.map(Word::value));
                options.add(new Option(each.name(), word, itsValue, own));
            }
        }
    }

    static Arguments of(Command command) {
        if (PackageManager.named(command.name()).isPresent()) {
            return command.packages().map(PackageCall::arguments).orElseThrow();
        }
        boolean cmdlet =
                command.shell() instanceof Shell.PowerShell && command.name().indexOf('-') > 0;
        var known = Program.named(command.name());
        var program = cmdlet ? new Program(known.valued(), true, known.wrapper()) : known;
        return new Arguments(command.arguments(), program, cmdlet);
    }

    static Arguments of(List<Word> words, Program program) {
        return new Arguments(words, program, false);
    }

    /** {@code -Uri:x} as {@code -uri=x}. */
    private static String parameter(String word) {
        int colon = word.indexOf(':');
        return colon < 0
                ? word.toLowerCase(Locale.ROOT)
                : word.substring(0, colon).toLowerCase(Locale.ROOT)
                        + "="
                        + word.substring(colon + 1);
    }

    List<Option> options() {
        return options;
    }

    List<Word> operands() {
        return Collections.unmodifiableList(operands);
    }

    Optional<Word> flag(String... flags) {
        for (var given : options) {
            if (isOne(given, flags)) {
                return Optional.of(given.word());
            }
        }
        return Optional.empty();
    }

    List<String> values(String... flags) {
        var values = new ArrayList<String>();
        for (var given : options) {
            if (isOne(given, flags)) {
                given.value().ifPresent(values::add);
            }
        }
        return values;
    }

    private boolean isOne(Option given, String... flags) {
        for (var flag : flags) {
            boolean same = given.name().equals(flag) || given.word().value().equals(flag);
            boolean shortened =
                    cmdlet
                            && given.name().length() > 3
                            && flag.toLowerCase(Locale.ROOT).startsWith(given.name());
            if (same || shortened) {
                return true;
            }
        }
        return false;
    }
}
