package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command that runs a program text, such as {@code bash -s}.
 *
 * @param readsInput whether the text is its standard input
 * @param code the word that holds the text, or names the pipe that it comes through
 * @param script the file that holds it
 */
record Interpreter(boolean readsInput, Optional<Word> code, Optional<Word> script) {
    private static final Interpreter NOTHING =
            new Interpreter(false, Optional.empty(), Optional.empty());
    private static final Pattern WITH_VERSION = Pattern.compile("(?:python|php)[\\d.]*");

    /** What a command runs, if it is there to run programs. */
    static Optional<Interpreter> of(Command command) {
        return switch (command.name()) {
            case "eval" ->
                    Optional.of(
                            new Interpreter(
                                    false,
                                    command.arguments().stream().findFirst(),
                                    Optional.empty()));
            case "invoke-expression" -> Optional.of(expression(command));
            case "start-process" -> Optional.of(process(command));
            case "source", "." -> command.arguments().stream().findFirst().map(Interpreter::file);
            case "sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "fish" ->
                    Optional.of(shell(command));
            case "perl", "ruby", "node", "nodejs", "pwsh", "lua" -> Optional.of(language(command));
            default ->
                    command.name().startsWith("p") && WITH_VERSION.matcher(command.name()).matches()
                            ? Optional.of(language(command))
                            : Optional.empty();
        };
    }

    /** PowerShell's: a text that it is given, or that comes through a pipe. */
    private static Interpreter expression(Command command) {
        var code = command.arguments().stream().filter(word -> !word.isOption()).findFirst();
        return new Interpreter(code.isEmpty(), code, Optional.empty());
    }

    private static Interpreter process(Command command) {
        var named = command.optionValue("-FilePath");
        var file =
                command.arguments().stream()
                        .filter(word ->
                                named.map(word.value()::equals).orElseGet(() -> !word.isOption()))
                        .findFirst();
        return new Interpreter(false, Optional.empty(), file);
    }

    private static Interpreter shell(Command command) {
        boolean stdin = false;
        for (int i = 0; i < command.arguments().size(); i++) {
            var word = command.arguments().get(i);
            var value = word.value();
            if (value.equals("-o") || value.equals("+o") || value.equals("-O")) {
                i++;
            } else if (value.equals("--rcfile") || value.equals("--init-file")) {
                i++;
            } else if (value.equals("-") || value.equals("--")) {
                stdin |= value.equals("-");
            } else if (value.matches("-[a-zA-Z]+")) {
                if (value.indexOf('n') > 0) {
                    return NOTHING;
                }
                stdin |= value.indexOf('s') > 0;
                if (value.indexOf('c') > 0) {
                    var code = command.arguments().stream().skip(i + 1L).findFirst();
                    return new Interpreter(false, code, Optional.empty());
                }
            } else if (!value.startsWith("--")) {
                return stdin ? input() : file(word);
            }
        }
        return input();
    }

    private static Interpreter language(Command command) {
        for (int i = 0; i < command.arguments().size(); i++) {
            var word = command.arguments().get(i);
            var value = word.value();
            if (value.equals("-") || value.equals("--")) {
                return input();
            }
            if (value.matches("-[cer]|--eval|-[a-zA-Z]*e")) {
                var code = command.arguments().stream().skip(i + 1L).findFirst();
                return new Interpreter(false, code, Optional.empty());
            }
            if (value.matches("-m.*|-[np]+|--version|-[vV]|-l|-i|--help|-h")) {
                return NOTHING;
            }
            if (!value.startsWith("-")) {
                return file(word);
            }
        }
        return input();
    }

    private static Interpreter input() {
        return new Interpreter(true, Optional.empty(), Optional.empty());
    }

    private static Interpreter file(Word word) {
        if (word.is("/dev/stdin", "/proc/self/fd/0")) {
            return input();
        }
        return word.text().startsWith("<(")
                ? new Interpreter(false, Optional.of(word), Optional.empty())
                : new Interpreter(false, Optional.empty(), Optional.of(word));
    }
}
