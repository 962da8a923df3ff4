package dev.plimsoll.shell;

import dev.plimsoll.source.Table;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a program runs the one that its arguments name, such as {@code sudo -u app}.
 *
 * @param operands how many words it takes before the program, such as the 1 of {@code timeout 10}
 * @param assigns whether assignments may stand before the program, as with {@code env}
 * @param after the word after which it does so, such as the {@code run} of {@code conda run}
 * @param asks with one of these options it runs nothing
 * @param needs without one of these options it runs nothing; empty where it needs none
 */
record Wrapper(
        int operands,
        boolean assigns,
        Optional<String> after,
        Set<String> asks,
        Set<String> needs) {

    Wrapper {
        asks = Set.copyOf(asks);
        needs = Set.copyOf(needs);
    }

    static Optional<Wrapper> of(Table.Entry entry) {
        return entry.words("runs").stream()
                .findFirst()
                .map(operands ->
                        new Wrapper(
                                Integer.parseInt(operands),
                                entry.has("assigns"),
                                entry.words("after").stream().findFirst(),
                                entry.set("asks"),
                                entry.set("needs")));
    }

    /** Where the program stands among words, and the wrappers before it. */
    record Unwrapped(int program, List<String> names) {}

    static Unwrapped unwrap(List<Word> words, Shell shell) {
        int at = 0;
        List<String> names = List.of();
        while (at < words.size()) {
            var name = ProgramName.of(words.get(at), shell);
            var program = Program.named(name);
            int next =
                    program.wrapper().isPresent()
                            ? program.wrapper().get().next(words, at + 1, program)
                            : -1;
            if (next < 0 || next >= words.size()) {
                break;
            }
            names = Node.with(names, name);
            at = next;
        }
        return new Unwrapped(at, List.copyOf(names));
    }

    /** Where the program stands that is run; -1 where none is. */
    private int next(List<Word> words, int from, Program program) {
        int left = operands;
        boolean begun = after.isEmpty();
        boolean needed = needs.isEmpty();
        boolean ended = false;
        int at = from;
        while (at < words.size()) {
            var value = words.get(at).value();
            if (value.equals("--") && !ended) {
                ended = true;
                at++;
            } else if (!ended && value.startsWith("-")) {
                var option = OptionWord.of(value, program);
                if (option.gives(asks)) {
                    return -1;
                }
                needed |= option.gives(needs);
                at += option.takesNext() ? 2 : 1;
            } else if (!begun && !value.equals(after.get())) {
                return -1;
            } else if (begun && !assigns(value)) {
                if (left == 0) {
                    return needed ? at : -1;
                }
                left--;
                at++;
            } else {
                begun = true;
                at++;
            }
        }
        return -1;
    }

    private boolean assigns(String value) {
        return assigns && Letter.assignment(value, 0, value.length()) > 0;
    }
}
