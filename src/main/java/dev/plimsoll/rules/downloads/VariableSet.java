package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Located;

import java.util.stream.Stream;

/**
 * A variable that a command sets, such as {@code GOSUMDB=off}.
 *
 * @param place where both its name and its value are written
 */
record VariableSet(Located place, String name, String value) {

    /**
     * {@code A=b command}, {@code env A=b command}, {@code export A=b} and {@code go env -w A=b}.
     */
    static Stream<VariableSet> by(Command command) {
        var before =
                command.assignments().stream()
                        .map(each -> new VariableSet(each, each.name(), each.value().value()));
        return sets(command)
                ? Stream.concat(before, command.words().stream().flatMap(VariableSet::of))
                : before;
    }

    private static boolean sets(Command command) {
        return command.is("export")
                || command.wrappers().contains("env")
                || (command.is("go")
                        && command.subcommand().filter(word -> word.is("env")).isPresent());
    }

    private static Stream<VariableSet> of(Word word) {
        var text = word.value();
        int equals = text.indexOf('=');
        return equals > 0
                ? Stream.of(
                        new VariableSet(
                                word, text.substring(0, equals), text.substring(equals + 1)))
                : Stream.empty();
    }
}
