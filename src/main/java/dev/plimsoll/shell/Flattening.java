package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the flat list of commands of a script, each with its context, from its tree. */
final class Flattening {
    /** How many scripts in the arguments of others are read, one in another. */
    private static final int NESTED_SCRIPTS = 4;

    private final List<Command> commands = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<Span> unreadable = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /**
     * A node that waits for its turn.
     *
     * @param holder the command whose words hold it
     */
    private record Step(Node node, Place place, Optional<Command> holder, FunctionCalls calls) {}

    static Script of(Excerpt text, Shell shell) {
        return new Flattening().flatten(text, shell);
    }

    private Script flatten(Excerpt text, Shell shell) {
        var strictness = shell instanceof Shell.Posix posix ? posix.strictness() : Strictness.NONE;
        read(text, Set.of(), new Place(shell, strictness), Optional.empty());
        run();
        return new Script(text.span(), shell, commands, assignments, unreadable);
    }

    /**
     * The script of a command that is run without a shell: itself, and what it is given to run.
     *
     * @param node the command
     */
    static Script of(Span span, Node node) {
        var flattening = new Flattening();
        var place = new Place(new Shell.Other(""), Strictness.NONE);
        flattening.push(List.of(node), place, Optional.empty(), FunctionCalls.NONE);
        flattening.run();
        return new Script(span, place.shell, flattening.commands, List.of(), List.of());
    }

    private void read(Excerpt text, Set<Integer> foreign, Place place, Optional<Command> holder) {
        var tree =
                switch (place.shell) {
                    case Shell.Posix _ -> ScriptReader.read(text, foreign, 0);
                    case Shell.PowerShell _ -> PowerShellReader.read(text);
                    case Shell.Cmd _ -> CmdReader.read(text);
                    case Shell.Other _ -> Tree.empty();
                };
        unreadable.addAll(tree.unreadable());
        push(tree.root().inner, place, holder, FunctionCalls.of(tree, place.mode.now));
    }

    private void run() {
        while (!steps.isEmpty()) {
            visit(steps.removeLast());
        }
    }

    private void push(
            List<Node> nodes, Place place, Optional<Command> holder, FunctionCalls calls) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            steps.add(new Step(nodes.get(i), place, holder, calls));
        }
    }

    private void visit(Step step) {
        var node = step.node();
        if (node.kind == Node.Kind.SIMPLE) {
            simple(step);
            return;
        }
        loopVariable(node, step.place());
        var inside = step.place().inside(node, step.calls());
        push(node.last, inside, step.holder(), step.calls());
        push(node.inner, inside, step.holder(), step.calls());
    }

    private void simple(Step step) {
        var node = step.node();
        var calls = step.calls();
        var place = node.function.isPresent() ? step.place().inside(node, calls) : step.place();
        boolean holds = !node.inner.isEmpty() || !node.last.isEmpty();
        var words = holds ? place.inWords(node) : place;
        if (node.words.isEmpty()) {
            assign(node, place);
            push(node.last, words, step.holder(), calls);
            push(node.inner, words, step.holder(), calls);
        } else {
            var command = command(node, place, step.holder());
            push(node.last, words, Optional.of(command), calls);
            nested(node, command, place);
            push(node.inner, words, Optional.of(command), calls);
        }
    }

    private Command command(Node node, Place place, Optional<Command> holder) {
        var command = new Command(node, place, holder);
        commands.add(command);
        node.pipeline.add(node.element, command);
        if (command.is("set") || command.is("shopt")) {
            place.mode.now = place.mode.now.with(values(command.arguments()));
        }
        declare(command, node, place);
        return command;
    }

    private static List<String> values(List<Word> words) {
        return words.stream().map(Word::value).toList();
    }

    private void nested(Node node, Command command, Place place) {
        if (place.scripts >= NESTED_SCRIPTS) {
            return;
        }
        var given = NestedScript.of(command, node, place.shell);
        if (given.isPresent()) {
            var script = given.get();
            var inside =
                    script.evaluated()
                            ? place.evaluated()
                            : place.script(script.shell(), script.strictness());
            read(script.text(), script.foreign(), inside, Optional.of(command));
        }
    }

    // What is assigned.

    private void assign(Node node, Place place) {
        for (var each : node.assignments) {
            place.region.assignments.add(each.name(), place.region, node, Optional.of(each));
            if (place.scripts == 0) {
                assignments.add(each);
            }
        }
    }

    private static void loopVariable(Node node, Place place) {
        if (node.kind == Node.Kind.FOR && !node.words.isEmpty()) {
            unknown(node.words.getFirst().value(), node, place);
        }
    }

    private static void unknown(String name, Node node, Place place) {
        place.region.assignments.add(name, place.region, node, Optional.empty());
    }

    /** Builtins that assign: {@code export A=b}, {@code read x}. */
    private static void declare(Command command, Node node, Place place) {
        switch (command.name()) {
            case "export", "readonly", "declare", "typeset", "local" ->
                    command.arguments().stream()
                            .flatMap(word -> Assignment.of(word).stream())
                            .forEach(each ->
                                    place.region.assignments.add(
                                            each.name(), place.region, node, Optional.of(each)));
            case "read", "unset", "mapfile", "readarray", "getopts", "printf", "let" ->
                    command.arguments().stream()
                            .map(word -> word.value().split("[=+]", 2)[0])
                            .filter(name -> Letter.isName(name))
                            .forEach(name -> unknown(name, node, place));
            default -> {}
        }
    }
}
