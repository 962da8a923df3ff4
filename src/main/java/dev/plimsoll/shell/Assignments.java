package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is assigned to variables in one shell, in order. */
final class Assignments {
    /** How many assignments to one name are looked at. */
    private static final int REACH = 50;

    private final Map<String, List<Made>> byName = new HashMap<>();
    private int count;

    /**
     * An assignment.
     *
     * @param number how many come before it
     * @param first whether it is the first of its list
     * @param value empty where it is not known what is assigned, as by {@code read x}
     */
    private record Made(
            int number, Region region, AndOr list, boolean first, Optional<Assignment> value) {}

    /**
     * A command's place among the assignments.
     *
     * @param number how many come before it
     */
    record Moment(int number, Region region, AndOr list) {}

    /** What is known of a variable. */
    sealed interface Known {
        /** It is assigned this, at a moment. */
        record Assigned(Assignment assignment, Moment moment) implements Known {}

        /** It is assigned something, or may be. */
        record Something() implements Known {}

        /** This shell does not assign it. */
        record Nothing() implements Known {}
    }

    void add(String name, Region region, Node node, Optional<Assignment> value) {
        boolean alone = node.element == 0 && !node.pipeline.isLong();
        var made =
                new Made(
                        count++,
                        region,
                        node.list,
                        node.number == 0,
                        alone ? value : Optional.empty());
        byName.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(made);
    }

    /** The place of a command after all assignments so far. */
    Moment moment(Region region, Node node) {
        return new Moment(count, region, node.list);
    }

    /** What a variable is when a command runs. */
    Known before(String name, Moment moment) {
        var all = byName.getOrDefault(name, List.of());
        int before = before(all, moment.number());
        for (int i = before - 1; i >= 0; i--) {
            if (before - i > REACH) {
                return new Known.Something();
            }
            var made = all.get(i);
            var sight =
                    made.region().seen(made.list(), made.first(), moment.region(), moment.list());
            switch (sight) {
                case LOST -> {}
                case UNSURE -> {
                    return new Known.Something();
                }
                case MADE -> {
                    var then = new Moment(made.number(), made.region(), made.list());
                    return made.value()
                            .<Known>map(value -> new Known.Assigned(value, then))
                            .orElseGet(Known.Something::new);
                }
            }
        }
        return new Known.Nothing();
    }

    /** How many of them come before one of a number. */
    private static int before(List<Made> all, int number) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
