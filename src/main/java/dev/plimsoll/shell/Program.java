package dev.plimsoll.shell;

import dev.plimsoll.source.Table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to know of a program to tell the parts of its command line apart, from the table
 * {@code programs.txt}.
 *
 * @param valued its options that take the next word as their value, such as {@code -o}
 * @param oneDash whether its long options begin with one dash, as those of {@code find}
 * @param wrapper how it runs another program, where it does
 */
record Program(Set<String> valued, boolean oneDash, Optional<Wrapper> wrapper) {
    private static final Program UNKNOWN = new Program(Set.of(), false, Optional.empty());
    private static final Map<String, Program> BY_NAME = table();

    Program {
        valued = Set.copyOf(valued);
    }

    static Program named(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    private static Map<String, Program> table() {
        var programs = new HashMap<String, Program>();
        for (var entry : Table.entries(Program.class, "programs.txt")) {
            var program =
                    new Program(entry.set("values"), entry.has("one-dash"), Wrapper.of(entry));
            entry.names().forEach(name -> programs.put(name, program));
        }
        return Map.copyOf(programs);
    }
}
