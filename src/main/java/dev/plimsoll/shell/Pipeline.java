package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands joined by {@code |}; of a group or loop among them, all commands. */
final class Pipeline {
    private final List<List<Command>> elements = new ArrayList<>();

    void next() {
        elements.add(new ArrayList<>());
    }

    void add(Command command) {
        elements.getLast().add(command);
    }

    /** The number of the element that is being read, from 0. */
    int element() {
        return elements.size() - 1;
    }

    Optional<Command> after(int element) {
        return element + 1 < elements.size()
                ? elements.get(element + 1).stream().findFirst()
                : Optional.empty();
    }

    Optional<Command> before(int element) {
        return element > 0 && !elements.get(element - 1).isEmpty()
                ? Optional.of(elements.get(element - 1).getLast())
                : Optional.empty();
    }

    /** The first command of every element. */
    List<Command> heads() {
        return elements.stream().flatMap(each -> each.stream().limit(1)).toList();
    }
}
