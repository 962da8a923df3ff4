package dev.plimsoll.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * Which functions of a script are called, and how strict the shell is when they first are. A name
 * in the words of another command counts as a call, since that may be {@code trap} or {@code eval};
 * a program that is not known may be any function.
 */
final class FunctionCalls {
    static final FunctionCalls NONE = new FunctionCalls();

    private final Map<String, List<Site>> bodies = new HashMap<>();
    private final Map<String, Call> calls = new HashMap<>();
    private final Deque<String> reached = new ArrayDeque<>();

    /**
     * A call of a function.
     *
     * @param conditional whether it, and any other, may be left out
     */
    record Call(Strictness strictness, boolean conditional) {}

    /** A simple command outside of functions, or in one. */
    private record Site(Node node, boolean conditional, boolean forked) {}

    private record Step(Node node, List<Site> body, boolean conditional, boolean forked) {}

    private FunctionCalls() {}

    static FunctionCalls of(Tree tree, Strictness strictness) {
        if (!tree.hasFunctions()) {
            return NONE;
        }
        var found = new FunctionCalls();
        found.go(found.collect(tree.root()), new Call(strictness, false));
        while (!found.reached.isEmpty()) {
            var name = found.reached.removeFirst();
            found.go(
                    found.bodies.getOrDefault(name, List.of()),
                    found.calls.getOrDefault(name, new Call(strictness, true)));
        }
        return found;
    }

    /** The first call of a function; empty where it is never called. */
    Optional<Call> first(String function) {
        return Optional.ofNullable(calls.get(function));
    }

    /** Sorts the simple commands of a script by the function that they stand in. */
    private List<Site> collect(Node root) {
        var top = new ArrayList<Site>();
        var steps = new ArrayDeque<Step>();
        push(steps, root, top, false, false);
        while (!steps.isEmpty()) {
            var step = steps.pop();
            var node = step.node();
            var body =
                    node.function
                            .map(name -> bodies.computeIfAbsent(name, _ -> new ArrayList<>()))
                            .orElse(step.body());
            boolean conditional = step.conditional() && node.function.isEmpty();
            if (node.kind == Node.Kind.SIMPLE && !node.words.isEmpty()) {
                body.add(new Site(node, conditional, step.forked()));
            }
            push(steps, node, body, conditional, step.forked() || node.kind.forks());
        }
        return top;
    }

    private static void push(
            Deque<Step> steps, Node node, List<Site> body, boolean conditional, boolean forked) {
        for (var part : List.of(node.last, node.inner)) {
            for (int i = part.size() - 1; i >= 0; i--) {
                var inner = part.get(i);
                boolean leftOut =
                        (node.kind.branches() && !inner.condition)
                                || inner.list.mayBeLeftOut(inner.number);
                steps.push(new Step(inner, body, conditional || leftOut, forked));
            }
        }
    }

    /** Goes through commands in order, as they run when a function is called. */
    private void go(List<Site> body, Call call) {
        var now = call.strictness();
        for (var site : body) {
            var words = site.node().words;
            var program = words.getFirst().literal();
            if (program.filter("set"::equals).isPresent() && !site.forked()) {
                now = now.with(words.stream().skip(1).map(Word::value).toList());
            }
            var reach = new Call(now, call.conditional() || site.conditional());
            if (program.isEmpty()) {
                bodies.keySet().forEach(name -> reach(name, reach));
            }
            for (var word : words) {
                var names = new StringTokenizer(word.value(), " \t\n\"'`$(){};&|<>");
                while (names.hasMoreTokens()) {
                    reach(names.nextToken(), reach);
                }
            }
        }
    }

    private void reach(String name, Call call) {
        if (!bodies.containsKey(name)) {
            return;
        }
        var known = calls.get(name);
        if (known == null) {
            calls.put(name, call);
            reached.add(name);
        } else if (known.conditional() && !call.conditional()) {
            calls.put(name, new Call(known.strictness(), false));
            reached.add(name);
        }
    }
}
