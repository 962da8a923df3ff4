package dev.plimsoll.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * A table of facts beside a class: words apart by blanks; lines that {@code #} begins are comments.
 */
public final class Table {
    private static final String AS_OF = "# asOf ";

    private Table() {}

    /**
     * A table whose every line is a row.
     *
     * @param beside a class of the package that the resource lies in
     * @param name such as {@code bases.txt}
     * @param cells how many words each row has
     */
    public static List<List<String>> rows(Class<?> beside, String name, int cells) {
        var rows = lists(beside, name);
        for (var row : rows) {
            if (row.size() != cells) {
                throw new IllegalStateException(name + ": not " + cells + " cells: " + row);
            }
        }
        return rows;
    }

    /**
     * A table whose every line is a row of as many words as it likes, and at least one.
     *
     * @param beside a class of the package that the resource lies in
     * @param name such as {@code tags.txt}
     */
    public static List<List<String>> lists(Class<?> beside, String name) {
        return lines(beside, name).stream().map(Table::words).toList();
    }

    /**
     * A table whose lines at the margin name things; the lines below such a line, which begin with
     * blanks, say what is known of them, a key and its words each.
     *
     * @param beside a class of the package that the resource lies in
     * @param name such as {@code programs.txt}
     */
    public static List<Entry> entries(Class<?> beside, String name) {
        var entries = new ArrayList<Entry>();
        var facts = new HashMap<String, List<String>>();
        for (var line : lines(beside, name).reversed()) {
            var words = words(line);
            if (line.startsWith(" ")) {
                facts.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                        .addAll(0, words.subList(1, words.size()));
            } else {
                entries.add(new Entry(words, facts));
                facts.clear();
            }
        }
        return List.copyOf(entries.reversed());
    }

    /**
     * What is known of some things.
     *
     * @param names such as {@code gosu} and {@code su-exec}
     * @param facts the words of all lines of a key, in order
     */
    public record Entry(List<String> names, Map<String, List<String>> facts) {
        public Entry {
            names = List.copyOf(names);
            facts = Map.copyOf(facts);
        }

        public boolean has(String key) {
            return facts.containsKey(key);
        }

        /** The words of a key; none where there is no such line. */
        public List<String> words(String key) {
            return facts.getOrDefault(key, List.of());
        }

        public Set<String> set(String key) {
            return Set.copyOf(words(key));
        }
    }

    /** The day of its line {@code # asOf 2026-08-22}, on which all of it held. */
    public static LocalDate asOf(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> line.startsWith(AS_OF))
                .map(line -> LocalDate.parse(line.substring(AS_OF.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + ": no date"));
    }

    private static String text(Class<?> beside, String name) {
        return Resource.text(beside, name)
                .orElseThrow(() -> new IllegalStateException("no table " + name));
    }

    private static List<String> lines(Class<?> beside, String name) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        for (var all = new StringTokenizer(line); all.hasMoreTokens(); ) {
            words.add(all.nextToken());
        }
        return List.copyOf(words);
    }
}
