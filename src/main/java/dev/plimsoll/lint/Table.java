package dev.plimsoll.lint;

import java.time.LocalDate;
import java.util.List;

/**
 * A dated table of facts beside a rule: a row a line, cells apart by blanks, {@code #} comments.
 */
public final class Table {
    private static final String AS_OF = "# asOf ";

    private Table() {}

    /**
     * The rows of a resource.
     *
     * @param beside a class of the package that the resource lies in
     * @param name such as {@code bases.txt}
     * @param cells how many cells each row has
     */
    public static List<List<String>> rows(Class<?> beside, String name, int cells) {
        return text(beside, name)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> row(line, name, cells))
                .toList();
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

    private static List<String> row(String line, String name, int cells) {
        var row = List.of(line.strip().split("\\s+"));
        if (row.size() != cells) {
            throw new IllegalStateException(name + ": not " + cells + " cells: " + line);
        }
        return row;
    }
}
