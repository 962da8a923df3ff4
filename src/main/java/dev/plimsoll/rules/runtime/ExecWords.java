package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a shell form as the JSON array that means the same. */
final class ExecWords {
    /** What only a shell can do. */
    private static final Set<String> BUILTINS =
            Set.of(
                    "cd", "export", "source", ".", "eval", "set", "unset", "umask", "ulimit",
                    "test", "[", "[[", ":", "read", "wait", "trap", "alias", "exec", "exit",
                    "shift", "command", "type", "local", "return");

    /** What a shell would look at in a word without quotes: patterns, braces, home, comments. */
    private static final Pattern SPECIAL = Pattern.compile(".*[*?\\[\\]{}~#!`$].*");

    private static final Set<Joint> IN_THE_END = Set.of(Joint.FIRST, Joint.THEN, Joint.AND);

    private ExecWords() {}

    /** Whether a shell runs something: a flag that nothing follows leaves it nothing. */
    static boolean isByShell(Form form) {
        return form instanceof ShellForm shell && !shell.text().isBlank();
    }

    /** The array, where the shell does nothing but start one program with these very words. */
    static Optional<String> of(ShellForm form) {
        var commands = form.script().commands();
        if (commands.size() != 1 || !form.script().unreadable().isEmpty()) {
            return Optional.empty();
        }
        var command = commands.getFirst();
        var words =
                command.words().getFirst().is("exec")
                        ? command.words().subList(1, command.words().size())
                        : command.words();
        boolean plain =
                isAlone(command)
                        && !words.isEmpty()
                        && words.stream().allMatch(ExecWords::isPlain)
                        && !BUILTINS.contains(words.getFirst().value())
                        && !form.text().contains("#")
                        && !form.text().contains(";")
                        && !form.text().contains("\\");
        return plain
                ? Optional.of(json(words.stream().map(Word::value).toList()))
                : Optional.empty();
    }

    private static boolean isAlone(Command command) {
        var context = command.context();
        return command.assignments().isEmpty()
                && command.redirections().isEmpty()
                && context.depth() == 0
                && !context.background()
                && !context.subshell()
                && !context.negated()
                && command.pipeline().size() == 1;
    }

    private static boolean isPlain(Word word) {
        if (word.isUnknown() || word.value().chars().anyMatch(c -> c < ' ')) {
            return false;
        }
        boolean quoted = word.text().startsWith("'") || word.text().startsWith("\"");
        return quoted || !SPECIAL.matcher(word.text()).matches();
    }

    private static String json(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static boolean startsWithExec(ShellForm form) {
        return form.script().commands().stream()
                .anyMatch(command -> command.words().getFirst().is("exec"));
    }

    /**
     * The program that runs in the end, as written: the last one that is not put behind {@code ||},
     * {@code |} or {@code &}. Empty where there is none, or where a branch or a loop decides.
     */
    static Optional<String> program(ShellForm form) {
        if (form.script().commands().isEmpty()) {
            // A program that is no shell takes it as it is.
            return Optional.of(form.text().strip().split("\\s+")[0]);
        }
        return form.script().commands().stream()
                .filter(command -> command.context().depth() == 0)
                .filter(command -> IN_THE_END.contains(command.context().joint()))
                .map(ExecWords::started)
                .filter(word -> !BUILTINS.contains(word.value()) && !word.text().startsWith("["))
                .map(Word::text)
                .reduce((earlier, later) -> later);
    }

    private static Word started(Command command) {
        var words = command.words();
        return words.size() > 1 && words.getFirst().is("exec") ? words.get(1) : words.getFirst();
    }
}
