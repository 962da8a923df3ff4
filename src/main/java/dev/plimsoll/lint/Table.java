package dev.plimsoll.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

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
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line, name, cells))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, String name, int cells) {
        var row = List.of(line.strip().split("\\s+"));
        if (row.size() != cells) {
            throw new IllegalStateException(name + ": not " + cells + " cells: " + line);
        }
        return row;
    }
}
