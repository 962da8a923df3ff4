package dev.plimsoll.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A table of facts beside this class: a line at the margin names things, the lines below it say
 * what is known of them, a key and its words each; {@code #} begins a comment.
 */
final class FactTable {
    private FactTable() {}

    /**
     * What is known of some things.
     *
     * @param names such as {@code gosu} and {@code su-exec}
     */
    record Entry(List<String> names, Map<String, List<String>> facts) {
        Entry {
            names = List.copyOf(names);
            facts = Map.copyOf(facts);
        }

        boolean has(String key) {
            return facts.containsKey(key);
        }

        /** The words of all lines of a key, in order; none where there is no such line. */
        List<String> words(String key) {
            return facts.getOrDefault(key, List.of());
        }

        Set<String> set(String key) {
            return Set.copyOf(words(key));
        }
    }

    /**
     * The entries of a resource.
     *
     * @param name such as {@code programs.txt}
     */
    static List<Entry> read(String name) {
        var entries = new ArrayList<Entry>();
        var names = List.<String>of();
        var facts = new HashMap<String, List<String>>();
        for (var line : text(name).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var words = List.of(line.strip().split("\\s+"));
            if (line.startsWith(" ")) {
                facts.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .addAll(words.subList(1, words.size()));
            } else {
                add(entries, names, facts);
                names = words;
                facts = new HashMap<>();
            }
        }
        add(entries, names, facts);
        return List.copyOf(entries);
    }

    private static void add(
            List<Entry> entries, List<String> names, Map<String, List<String>> facts) {
        if (!names.isEmpty()) {
            entries.add(new Entry(names, facts));
        }
    }

    private static String text(String name) {
        try (var in = Objects.requireNonNull(FactTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
