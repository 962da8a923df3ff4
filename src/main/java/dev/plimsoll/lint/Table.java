package dev.plimsoll.lint;

import java.util.List;

/**
 * A dated table of facts beside a rule: a row a line, cells apart by blanks, {@code #} comments.
 */
public final class Table {
    private Table() {}

    /**
     * The rows of a resource.
     *
     * @param beside a class of the package that the resource lies in
     * @param name such as {@code bases.txt}
     * @param cells how many cells each row has
     */
    public static List<List<String>> rows(Class<?> beside, String name, int cells) {
        return Resource.text(beside, name)
                .orElseThrow(() -> new IllegalStateException("no table " + name))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> row(line, name, cells))
                .toList();
    }

    private static List<String> row(String line, String name, int cells) {
        var row = List.of(line.strip().split("\\s+"));
        if (row.size() != cells) {
            throw new IllegalStateException(name + ": not " + cells + " cells: " + line);
        }
        return row;
    }
}
