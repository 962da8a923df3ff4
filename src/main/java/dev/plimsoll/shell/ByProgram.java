package dev.plimsoll.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tables of what programs do, so that who has a command looks at the rows of its program alone. */
public final class ByProgram {
    private ByProgram() {}

    /** The rows by each of their programs, in the order in which they are given. */
    @SafeVarargs
    public static <T> Map<String, List<T>> index(
            Function<T, ? extends Collection<String>> programs, T... rows) {
        var index = new HashMap<String, List<T>>();
        for (var row : rows) {
            for (var program : programs.apply(row)) {
                index.computeIfAbsent(program, _ -> new ArrayList<>()).add(row);
            }
        }
        return Map.copyOf(index);
    }
}
