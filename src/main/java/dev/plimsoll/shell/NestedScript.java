package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A script that a command is given, such as {@code make all} of {@code bash -ec 'make all'} or the
 * body of {@code bash <<EOF}.
 *
 * @param foreign where in the text an expansion begins that the outer shell has already made
 * @param evaluated whether the outer shell itself reads it, as with {@code eval}
 */
record NestedScript(Shell shell, Excerpt text, Set<Integer> foreign, boolean evaluated) {

    Strictness strictness() {
        return shell instanceof Shell.Posix posix ? posix.strictness() : Strictness.NONE;
    }

    static Optional<NestedScript> of(Command command, Node node, Shell outer) {
        var words = command.arguments();
        return switch (command.name()) {
            case "sh", "bash", "ash", "dash", "ksh", "mksh", "zsh" -> ofPosix(command, node);
            case "su", "runuser", "sg", "flock", "script" -> ofOption(command, node);
            case "env" -> ofEnv(command, node);
            case "eval" ->
                    words.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new ScriptCutter(node).words(words).script(outer, true));
            case "powershell", "pwsh" -> ofPowerShell(command, node);
            case "cmd" -> ofCmd(command, node);
            case "invoke-expression" -> ofExpression(command, node, outer);
            default -> Optional.empty();
        };
    }

    private static Optional<NestedScript> ofPosix(Command command, Node node) {
        var words = command.arguments();
        var shell =
                Shell.Posix.of(
                        command.name(),
                        Strictness.NONE.with(words.stream().map(Word::value).toList()));
        boolean given = false;
        for (int i = 0; i < words.size(); i++) {
            var value = words.get(i).value();
            if (value.equals("-s") || value.equals("-")) {
                break;
            }
            boolean option =
                    value.length() > 1 && (value.charAt(0) == '-' || value.charAt(0) == '+');
            if (!option) {
                return given
                        ? Optional.of(
                                new ScriptCutter(node)
                                        .words(words.subList(i, i + 1))
                                        .script(shell, false))
                        : Optional.empty();
            }
            if (!value.startsWith("--")) {
                given |= value.indexOf('c') > 0;
                i += value.endsWith("o") || value.endsWith("O") ? 1 : 0;
            } else if (value.equals("--rcfile") || value.equals("--init-file")) {
                i++;
            }
        }
        return given ? Optional.empty() : ofInput(node, shell);
    }

    /** What a shell reads from a here-document or here-string. */
    private static Optional<NestedScript> ofInput(Node node, Shell shell) {
        if (node.body.isPresent()) {
            return Optional.of(new ScriptCutter(node).body(node.body.get()).script(shell, false));
        }
        return node.redirections.stream()
                .filter(each -> each.operator().equals("<<<"))
                .findFirst()
                .map(each ->
                        new ScriptCutter(node).words(List.of(each.target())).script(shell, false));
    }

    private static Optional<NestedScript> ofOption(Command command, Node node) {
        var words = command.arguments();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.text().startsWith(COMMAND)) {
                return Optional.of(ofWord(word.from(word.start() + COMMAND.length()), node));
            }
            boolean clustered = word.is("-lc", "-qc", "-qec", "-xc");
            if ((clustered || word.is("-c", "--command")) && i + 1 < words.size()) {
                return Optional.of(ofWord(words.get(i + 1), node));
            }
        }
        return Optional.empty();
    }

    /** The text that {@code env -S} splits, with the words that follow where they are plain. */
    private static Optional<NestedScript> ofEnv(Command command, Node node) {
        var words = command.arguments();
        int at = 0;
        while (at < words.size() && words.get(at).value().startsWith("-")) {
            var word = words.get(at);
            var option = OptionWord.of(word.value(), Program.named("env"));
            int next = at + (option.takesNext() ? 2 : 1);
            if (option.gives(Set.of("-S", "--split-string"))) {
                int sign = word.text().indexOf(word.text().startsWith("--") ? '=' : 'S') + 1;
                var text = option.takesNext() ? at + 1 : at;
                if (text == words.size() || (text == at && sign == 0)) {
                    return Optional.empty();
                }
                var first = text > at ? words.get(text) : word.from(word.start() + sign);
                var rest = words.subList(next, words.size());
                var all = new ArrayList<>(List.of(first));
                if (rest.stream().allMatch(Word::isPlain)) {
                    all.addAll(rest);
                }
                return Optional.of(
                        new ScriptCutter(node)
                                .words(all)
                                .script(Shell.Posix.of("sh", Strictness.NONE), false));
            }
            at = next;
        }
        return Optional.empty();
    }

    private static final String COMMAND = "--command=";

    private static NestedScript ofWord(Word word, Node node) {
        return new ScriptCutter(node)
                .words(List.of(word))
                .script(Shell.Posix.of("sh", Strictness.NONE), false);
    }

    /** All words after {@code -Command}, or after the options where there is no {@code -File}. */
    private static Optional<NestedScript> ofPowerShell(Command command, Node node) {
        var words = command.arguments();
        for (int i = 0; i < words.size(); i++) {
            var option = words.get(i).value().toLowerCase(Locale.ROOT);
            boolean given = option.equals("-c") || option.matches("[-/]com(m(a(nd?)?)?)?");
            if (given || !option.matches("[-/].*")) {
                var rest = words.subList(given ? i + 1 : i, words.size());
                boolean file = !given && command.name().startsWith("pwsh");
                return rest.isEmpty() || file || rest.getFirst().is("-")
                        ? Optional.empty()
                        : Optional.of(
                                new ScriptCutter(node)
                                        .words(rest)
                                        .script(new Shell.PowerShell(), false));
            }
            if (option.matches("[-/](f(ile?)?|e(nc?|c|ncodedcommand)?)")) {
                return Optional.empty();
            }
            if (option.matches(
                    "[-/](ex\\w*|ep|v(ersion)?|w\\w*|in\\w*|o\\w*|if|of|ps\\w*|config\\w*)")) {
                i++;
            }
        }
        return node.body.isPresent()
                ? Optional.of(
                        new ScriptCutter(node)
                                .body(node.body.get())
                                .script(new Shell.PowerShell(), false))
                : Optional.empty();
    }

    /** All words after {@code /c} or {@code /k}. */
    private static Optional<NestedScript> ofCmd(Command command, Node node) {
        var words = command.arguments();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).value().matches("(?i)/[ck]")) {
                var rest = words.subList(i + 1, words.size());
                return Optional.of(
                        new ScriptCutter(node).words(rest).script(new Shell.Cmd(), false));
            }
        }
        return Optional.empty();
    }

    private static Optional<NestedScript> ofExpression(Command command, Node node, Shell outer) {
        return command.arguments().stream()
                .filter(word -> !word.isOption() && word.literal().isPresent())
                .findFirst()
                .map(word -> new ScriptCutter(node).words(List.of(word)).script(outer, true));
    }
}
