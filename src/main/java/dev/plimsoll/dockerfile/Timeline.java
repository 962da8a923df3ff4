package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a stage, and from which of its instructions on each has its value. A stage takes
 * over those of the stage that it is FROM.
 */
final class Timeline {
    /** How many stages, each FROM the next, are asked for a variable. */
    private static final int GENERATIONS = 1_000;

    private static final Value UNKNOWN = new Value.Unknown();

    private final Map<String, List<Binding>> bindings = new HashMap<>();
    private final Optional<Timeline> parent;
    private final Expander.Lookup others;

    /**
     * A value that a name has after an instruction.
     *
     * @param source the ENV or ARG that gives it; empty where BuildKit itself does
     */
    private record Binding(int index, Value value, Optional<Instruction> source) {}

    /**
     * @param others what names mean that nothing here sets
     */
    Timeline(Optional<Timeline> parent, Expander.Lookup others) {
        this.parent = parent;
        this.others = others;
    }

    void set(String name, int index, Value value, Optional<Instruction> source) {
        bindings.computeIfAbsent(name, _ -> new ArrayList<>(1))
                .add(new Binding(index, value, source));
    }

    /** What a name means before the instruction of an index; empty where it is not set. */
    Optional<Value> before(String name, int index) {
        var timeline = this;
        int until = index;
        for (int i = 0; i < GENERATIONS; i++) {
            var found = timeline.own(name, until);
            if (found.isPresent()) {
                return found.map(Binding::value);
            }
            if (timeline.parent.isEmpty()) {
                return timeline.others.value(name);
            }
            timeline = timeline.parent.get();
            until = Integer.MAX_VALUE;
        }
        return Optional.of(UNKNOWN);
    }

    /** The ENV or ARG that gives a name its value before the instruction of an index. */
    Optional<Instruction> source(String name, int index) {
        var timeline = this;
        int until = index;
        for (int i = 0; i < GENERATIONS; i++) {
            var found = timeline.own(name, until);
            if (found.isPresent() || timeline.parent.isEmpty()) {
                return found.flatMap(Binding::source);
            }
            timeline = timeline.parent.get();
            until = Integer.MAX_VALUE;
        }
        return Optional.empty();
    }

    private Optional<Binding> own(String name, int index) {
        var found = bindings.get(name);
        if (found == null) {
            return Optional.empty();
        }
        int low = 0;
        int high = found.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (found.get(middle).index() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(found.get(low - 1));
    }
}
