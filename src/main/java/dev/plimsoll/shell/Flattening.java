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

    /** What a shell was told by {@code set}. */
    private static final class Mode {
        boolean errexit;
        boolean pipefail;

        Mode(boolean errexit, boolean pipefail) {
            this.errexit = errexit;
            this.pipefail = pipefail;
        }

        Mode copy() {
            return new Mode(errexit, pipefail);
        }
    }

    /** What holds for all that a node holds. */
    private record Place(
            Excerpt text,
            int scripts,
            Mode mode,
            int depth,
            boolean branch,
            boolean branching,
            boolean tested,
            boolean substitution,
            boolean subshell,
            boolean background,
            boolean function,
            Optional<Command> holder) {

        Place in(Node node) {
            boolean forks = node.kind.forks();
            boolean substitutes = node.kind.substitutes();
            return new Place(
                    text,
                    scripts,
                    forks ? mode.copy() : mode,
                    node.kind == Node.Kind.SIMPLE ? depth : depth + 1,
                    leavesOut(node),
                    node.kind.branches(),
                    !substitutes && (tested || isTested(node)),
                    substitution || substitutes,
                    subshell || forks,
                    background || node.background || node.list.background(),
                    function || node.function.isPresent(),
                    holder);
        }

        /** Whether a node here may be left out: all but the condition of a branch or loop may. */
        boolean leavesOut(Node node) {
            return branch || (branching && !node.condition) || node.list.mayBeLeftOut(node.number);
        }

        Place heldBy(Command command) {
            return new Place(
                    text,
                    scripts,
                    mode,
                    depth,
                    branch,
                    branching,
                    tested,
                    substitution,
                    subshell,
                    background,
                    function,
                    Optional.of(command));
        }

        Place script(Excerpt excerpt, Mode own) {
            return new Place(
                    excerpt,
                    scripts + 1,
                    own,
                    depth + 1,
                    branch,
                    branching,
                    tested,
                    substitution,
                    true,
                    background,
                    function,
                    holder);
        }
    }

    private record Step(Node node, Place place) {}

    static Script of(Excerpt text, boolean errexit, boolean pipefail) {
        return new Flattening().flatten(text, new Mode(errexit, pipefail));
    }

    private Script flatten(Excerpt text, Mode mode) {
        var place =
                new Place(
                        text,
                        0,
                        mode,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        Optional.empty());
        read(place);
        while (!steps.isEmpty()) {
            var step = steps.removeLast();
            visit(step.node(), step.place());
        }
        return new Script(text.span(), commands, assignments, unreadable);
    }

    private void read(Place place) {
        var tree = ScriptReader.read(place.text(), Set.of(), 0);
        unreadable.addAll(tree.unreadable());
        push(tree.root().inner, place);
    }

    private void push(List<Node> nodes, Place place) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            steps.add(new Step(nodes.get(i), place));
        }
    }

    private static boolean isTested(Node node) {
        return node.condition || node.negated || !node.list.isLast(node.number);
    }

    private void visit(Node node, Place place) {
        if (node.kind != Node.Kind.SIMPLE) {
            var inside = place.in(node);
            push(node.last, inside);
            push(node.inner, inside);
            return;
        }
        if (node.words.isEmpty()) {
            if (place.scripts() == 0) {
                assignments.addAll(node.assignments);
            }
            push(node.last, place);
            push(node.inner, place);
            return;
        }
        var command = command(node, place);
        commands.add(command);
        node.pipeline.add(node.element, command);
        options(command, place.mode());
        var held = place.heldBy(command);
        push(node.last, held);
        nested(node, command, held);
        push(node.inner, held);
    }

    private static Command command(Node node, Place place) {
        int start = node.words.getFirst().start();
        if (!node.assignments.isEmpty()) {
            start = Math.min(start, node.start);
        }
        var context =
                new Context(
                        node.joint,
                        place.leavesOut(node),
                        place.tested() || isTested(node),
                        node.negated,
                        place.substitution(),
                        place.subshell(),
                        place.background() || node.background || node.list.background(),
                        place.function() || node.function.isPresent(),
                        place.scripts() > 0,
                        place.mode().errexit,
                        place.mode().pipefail,
                        place.depth());
        return new Command(
                node.words.getFirst().source().span(start, node.words.getLast().end()),
                node.assignments,
                node.words,
                node.redirections,
                context,
                node.pipeline,
                node.element,
                place.holder());
    }

    /** Takes {@code set -e} and {@code set -o pipefail} up. */
    private static void options(Command command, Mode mode) {
        if (!command.is("set")) {
            return;
        }
        var words = command.arguments();
        for (int i = 0; i < words.size(); i++) {
            var value = words.get(i).value();
            boolean on = value.startsWith("-");
            if (value.equals("--") || !(on || value.startsWith("+"))) {
                return;
            }
            if (value.indexOf('e') > 0) {
                mode.errexit = on;
            }
            if (value.endsWith("o") && i + 1 < words.size()) {
                var option = words.get(++i).value();
                mode.errexit = option.equals("errexit") ? on : mode.errexit;
                mode.pipefail = option.equals("pipefail") ? on : mode.pipefail;
            }
        }
    }

    private void nested(Node node, Command command, Place place) {
        if (place.scripts() >= NESTED_SCRIPTS) {
            return;
        }
        var script =
                NestedScript.of(
                        command,
                        place.text(),
                        node.body.map(Node.Body::start).orElse(-1),
                        node.body.map(Node.Body::end).orElse(-1));
        if (script.isEmpty()) {
            return;
        }
        var own = new Mode(script.get().errexit(), script.get().pipefail());
        var tree = ScriptReader.read(script.get().text(), Set.of(), 0);
        unreadable.addAll(tree.unreadable());
        push(tree.root().inner, place.script(script.get().text(), own));
    }
}
