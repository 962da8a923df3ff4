package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands joined by {@code |}. A command in a group or loop has a pipeline of its own, inside of
 * that of the group.
 */
final class Pipeline {
    /** How many enclosing groups are asked for a neighbour. */
    private static final int REACH = 20;

    private final Optional<Pipeline> outer;
    private final int outerElement;
    private final List<List<Command>> elements = new ArrayList<>(1);
    private int count;

    Pipeline(Optional<Pipeline> outer, int outerElement) {
        this.outer = outer;
        this.outerElement = outerElement;
    }

    /** Begins another element; gives its number from 0. */
    int next() {
        return count++;
    }

    /** Whether it has more than one element. */
    boolean isLong() {
        return count > 1;
    }

    /** Takes a command up that was read in an element of this pipeline, or in a group of it. */
    void add(int element, Command command) {
        var pipeline = this;
        int place = element;
        for (int i = 0; i < REACH; i++) {
            if (pipeline.count > 1) {
                pipeline.put(place, command);
            }
            if (pipeline.outer.isEmpty()) {
                return;
            }
            place = pipeline.outerElement;
            pipeline = pipeline.outer.get();
        }
    }

    private void put(int element, Command command) {
        while (elements.size() <= element) {
            elements.add(new ArrayList<>(1));
        }
        elements.get(element).add(command);
    }

    Optional<Command> after(int element) {
        var pipeline = this;
        int at = element;
        for (int i = 0; i < REACH; i++) {
            if (at + 1 < pipeline.count) {
                var next = pipeline.commands(at + 1);
                return next.isEmpty() ? Optional.empty() : Optional.of(next.getFirst());
            }
            if (pipeline.outer.isEmpty()) {
                return Optional.empty();
            }
            at = pipeline.outerElement;
            pipeline = pipeline.outer.get();
        }
        return Optional.empty();
    }

    Optional<Command> before(int element) {
        var pipeline = this;
        int at = element;
        for (int i = 0; i < REACH; i++) {
            if (at > 0) {
                var previous = pipeline.commands(at - 1);
                return previous.isEmpty() ? Optional.empty() : Optional.of(previous.getLast());
            }
            if (pipeline.outer.isEmpty()) {
                return Optional.empty();
            }
            at = pipeline.outerElement;
            pipeline = pipeline.outer.get();
        }
        return Optional.empty();
    }

    private List<Command> commands(int element) {
        return element < elements.size() ? elements.get(element) : List.of();
    }

    /** The first command of every element. */
    List<Command> heads() {
        return elements.stream().flatMap(each -> each.stream().limit(1)).toList();
    }
}
