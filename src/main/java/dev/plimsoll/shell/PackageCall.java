package dev.plimsoll.shell;

import dev.plimsoll.shell.PackageManager.Act;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A command that runs a package manager.
 *
 * @param act what its subcommand does, if that is known
 * @param subcommand such as {@code install}; the program where none is needed
 * @param operands what follows the subcommand, options left out
 * @param arguments all that follows the program
 */
record PackageCall(
        PackageManager manager,
        Command command,
        Optional<Act> act,
        Optional<Word> subcommand,
        List<Word> operands,
        Arguments arguments) {

    PackageCall {
        operands = List.copyOf(operands);
    }

    /** Reads a command anew; it keeps the answer as {@link Command#packages}. */
    static Optional<PackageCall> read(Command command) {
        var words = command.arguments();
        boolean module =
                command.name().startsWith("python")
                        && words.size() > 1
                        && words.getFirst().is("-m");
        return module
                ? PackageManager.named(words.get(1).value())
                        .map(found -> call(found, command, words.subList(2, words.size())))
                : PackageManager.named(command.name()).map(found -> call(found, command, words));
    }

    private static PackageCall call(PackageManager manager, Command command, List<Word> words) {
        var call = of(manager, command, words);
        boolean shows =
                !call.takesOne()
                        && call.met("shows", call.arguments, Word.Variables.NONE).isPresent();
        return shows
                ? new PackageCall(
                        manager,
                        command,
                        Optional.empty(),
                        call.subcommand,
                        call.operands,
                        call.arguments)
                : call;
    }

    /** The word by which the first condition that the table has under a key is met. */
    private Optional<Word> met(String key, Arguments given, Word.Variables outer) {
        for (var condition : manager.conditions(key)) {
            var word = condition.met(command, given, outer);
            if (word.isPresent()) {
                return word;
            }
        }
        return Optional.empty();
    }

    private static PackageCall of(PackageManager manager, Command command, List<Word> words) {
        var arguments = Arguments.of(words, manager.program());
        var byOption = byOption(manager, command, arguments);
        if (byOption.isPresent()) {
            return byOption.get();
        }
        var operands = arguments.operands();
        var path = new StringBuilder();
        int at = 0;
        while (at < operands.size()) {
            int taken = group(manager, operands.get(at).value());
            if (taken == 0 || at + taken >= operands.size()) {
                break;
            }
            if (!operands.get(at).value().startsWith("+")) {
                path.append(operands.get(at).value()).append('/');
            }
            at += taken;
        }
        if (at == operands.size()) {
            return bare(manager, command, arguments);
        }
        var subcommand = operands.get(at);
        var name = path + subcommand.value();
        var act = Optional.ofNullable(manager.acts().get(name));
        if (act.isEmpty()
                && !manager.words("bare").isEmpty()
                && manager.words("groups").isEmpty()) {
            return bare(manager, command, arguments);
        }
        var exact = Arguments.of(words, manager.program(name));
        int from = exact.operands().indexOf(subcommand) + 1;
        var rest = exact.operands().subList(from, exact.operands().size());
        return new PackageCall(manager, command, act, Optional.of(subcommand), rest, exact);
    }

    /** How many words lead to the subcommand where one begins a group; 0 where it does not. */
    private static int group(PackageManager manager, String word) {
        for (var group : manager.words("groups")) {
            int colon = group.indexOf(':');
            if (colon > 0 && group.substring(0, colon).equals(word)) {
                return 1 + Integer.parseInt(group.substring(colon + 1));
            }
            if (group.equals(word) || (group.equals("+") && word.startsWith("+"))) {
                return 1;
            }
        }
        return 0;
    }

    /** Yarn without a subcommand installs, and so does emerge. */
    private static PackageCall bare(PackageManager manager, Command command, Arguments arguments) {
        var act =
                manager.words("bare").stream()
                        .map(name -> Act.valueOf(name.toUpperCase(Locale.ROOT)))
                        .findFirst();
        return new PackageCall(
                manager,
                command,
                act,
                act.map(each -> each == Act.RESTORE ? implied(command) : command.program()),
                arguments.operands(),
                arguments);
    }

    private static Word implied(Command command) {
        return Word.implied(command.program().span(), "install");
    }

    /** {@code pacman -Syu git}: options say what is done. */
    private static Optional<PackageCall> byOption(
            PackageManager manager, Command command, Arguments arguments) {
        boolean names = !arguments.operands().isEmpty();
        boolean bare = !manager.words("bare").isEmpty();
        var order =
                names && bare
                        ? List.of(Act.REMOVE)
                        : names
                                ? List.of(Act.CLEAN, Act.REMOVE, Act.INSTALL)
                                : List.of(
                                        Act.CLEAN,
                                        Act.REMOVE,
                                        Act.UPGRADE,
                                        Act.UPDATE,
                                        Act.INSTALL);
        for (var act : order) {
            for (var options : manager.options(act)) {
                var word = options.met(command, arguments, Word.Variables.NONE);
                if (word.isPresent()) {
                    return Optional.of(
                            new PackageCall(
                                    manager,
                                    command,
                                    Optional.of(act),
                                    word,
                                    arguments.operands(),
                                    arguments));
                }
            }
        }
        return Optional.empty();
    }

    /** What it installs, where it does. */
    Optional<Install> install(Word.Variables outer) {
        return act.filter(each -> each == Act.INSTALL || each == Act.RESTORE || each == Act.UPGRADE)
                .map(_ -> new Install(this, outer));
    }

    /** The words that let it take packages that nobody signed, in order. */
    List<Word> unverified(Word.Variables outer) {
        var conditions = manager.conditions("unverified");
        if (conditions.isEmpty()) {
            return List.of();
        }
        var read = resolved(outer);
        return conditions.stream()
                .flatMap(condition -> condition.met(command, read, outer).stream())
                .distinct()
                .sorted(Comparator.comparingInt(Word::start))
                .toList();
    }

    /** What to call it, such as {@code apt-get install}; {@code yarn} where it stands alone. */
    String title() {
        var program = command.name().startsWith("python") ? manager.name() : command.name();
        return subcommand
                .filter(word -> !word.span().equals(command.program().span()))
                .map(word -> program + " " + word.value())
                .orElse(program);
    }

    /** Whether it asks a question before it does its work, which nothing answers. */
    boolean waits(Word.Variables outer) {
        boolean asks = act.filter(each -> manager.words("asks").contains(each.key())).isPresent();
        return asks && given("yes", outer).isEmpty();
    }

    /** The word that gives what the table lists under a key, such as {@code yes}. */
    Optional<Word> given(String key, Word.Variables outer) {
        return met(key, resolved(outer), outer);
    }

    /** Its arguments, with those that stand in variables. */
    private Arguments resolved(Word.Variables outer) {
        for (var word : command.arguments()) {
            if (word.isUnknown()) {
                return Arguments.of(command.arguments(outer), manager.program());
            }
        }
        return arguments;
    }

    /** Whether the table lists its subcommand under a key, such as {@code group/install}. */
    boolean is(String key) {
        var path = new StringJoiner("/");
        for (var word : arguments.operands()) {
            path.add(word.value());
            if (subcommand.filter(word::equals).isPresent()) {
                return manager.words(key).contains(path.toString());
            }
        }
        return false;
    }

    /** Whether its subcommand takes the first operand alone for a package. */
    boolean takesOne() {
        return subcommand.isPresent()
                && manager.words("single").stream()
                        .anyMatch(each -> each.endsWith(subcommand.get().value()));
    }
}
