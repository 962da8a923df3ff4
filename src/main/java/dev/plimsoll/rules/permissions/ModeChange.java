package dev.plimsoll.rules.permissions;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mode that a command gives to files.
 *
 * @param place the word that ends with the mode, such as {@code --mode=777}
 * @param paths the files, as written; empty where the command does not name them
 * @param recursive whether all files below get it too
 */
record ModeChange(Word place, Mode mode, List<String> paths, boolean recursive) {

    /** The calls of a stage that may hold one; cheaper than asking all for it. */
    static List<Call> calls(Stage stage) {
        return stage.calls("chmod", "mkdir", "install", "find");
    }

    static List<ModeChange> in(Command command) {
        return in(command, Word.Variables.NONE);
    }

    /** The same where more is known of the variables that chmod is given. */
    static List<ModeChange> in(Command command, Word.Variables variables) {
        return switch (command.name()) {
            case "chmod" -> chmod(command.arguments(variables)).stream().toList();
            case "mkdir", "install" -> created(command).stream().toList();
            case "find" -> found(command);
            default -> List.of();
        };
    }

    /** {@code chmod -R 777 /app}. */
    private static Optional<ModeChange> chmod(List<Word> arguments) {
        if (arguments.stream().anyMatch(word -> word.value().startsWith("--reference"))) {
            return Optional.empty();
        }
        boolean recursive =
                arguments.stream()
                        .anyMatch(word -> word.value().matches("-[a-zA-Z]*R[a-zA-Z]*|--recursive"));
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            boolean option = word.value().matches("--.*|-[RfvcHLP]+");
            if (!option) {
                var paths =
                        arguments.subList(i + 1, arguments.size()).stream()
                                .map(Word::value)
                                .filter(value -> !value.matches("-[RfvcHLP]+|[+;]"))
                                .toList();
                return word.literal()
                        .map(text -> new ModeChange(word, Mode.of(text), paths, recursive));
            }
        }
        return Optional.empty();
    }

    /** {@code mkdir -m 777 /data}, {@code install -d -m777 /data}. */
    private static Optional<ModeChange> created(Command command) {
        var mode = command.optionValue("-m", "--mode");
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        var paths = command.operands().stream().map(Word::value).toList();
        var target =
                command.is("mkdir") || command.hasFlag("-d") || paths.isEmpty()
                        ? paths
                        : List.of(paths.getLast());
        return place(command.arguments())
                .map(word -> new ModeChange(word, Mode.of(mode.get()), target, false));
    }

    /** The word that gives the mode, or the one after {@code -m}. */
    private static Optional<Word> place(List<Word> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            var value = arguments.get(i).value();
            if (value.matches("--mode=.+|-[a-zA-Z]*m[^a-zA-Z].*")) {
                return Optional.of(arguments.get(i));
            }
            if (value.matches("--mode|-[a-zA-Z]*m") && i + 1 < arguments.size()) {
                return Optional.of(arguments.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** {@code find /app -exec chmod 777 {} +}. */
    private static List<ModeChange> found(Command command) {
        var changes = new ArrayList<ModeChange>();
        var words = command.arguments();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).is("chmod")
                    && words.get(i - 1).value().matches("-(exec|execdir|ok|okdir)")) {
                int end = i + 1;
                while (end < words.size() && !words.get(end).is(";", "+")) {
                    end++;
                }
                var start = words.getFirst().value();
                chmod(words.subList(i + 1, end))
                        .map(each -> new ModeChange(each.place, each.mode, List.of(start), true))
                        .ifPresent(changes::add);
            }
        }
        return changes;
    }
}
