package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.source.Table;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image that has been given up or moved, from the table {@code retired.txt}.
 *
 * @param image its name, or what all the names begin with
 * @param many whether it is only the beginning
 * @param tags which of its tags
 * @param since when the updates ended, such as {@code 2018} or {@code 2024-06-30}
 * @param successors what takes its place, with {@code *} for the rest of the name; may be empty
 * @param moved whether the successor is the same image at another place
 */
record Retired(
        String image,
        boolean many,
        Pattern tags,
        String since,
        List<String> successors,
        boolean moved) {
    private static final String TABLE = "retired.txt";
    private static final int CELLS = 6;

    /** The day on which the table held; the clock is not asked. */
    static final LocalDate AS_OF = Table.asOf(Retired.class, TABLE);

    private static final String ANY = "*";

    private static final String EVERY = ".*";

    private static final List<Retired> ALL =
            Table.rows(Retired.class, TABLE, CELLS).stream().map(Retired::of).toList();

    Retired {
        successors = List.copyOf(successors);
    }

    private static Retired of(List<String> row) {
        var name = row.get(0);
        return new Retired(
                name.replace(ANY, ""),
                name.endsWith(ANY),
                Pattern.compile(row.get(1).equals(ANY) ? EVERY : row.get(1)),
                row.get(2),
                row.get(3).equals("-") ? List.of() : List.of(row.get(3).split(",")),
                row.get(4).equals("yes"));
    }

    static Optional<Retired> of(ImageName image) {
        var original = image.original();
        for (var each : ALL) {
            if (each.isOf(original) && each.tags.matcher(image.tag().orElse("")).matches()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private boolean isOf(String name) {
        return many ? name.startsWith(image) : name.equals(image);
    }

    /** Whether others of its tags are still built. */
    boolean isPart() {
        return !tags.pattern().equals(EVERY);
    }

    /** The successors of one image by their whole names. */
    List<String> successors(ImageName name) {
        var rest = name.original().substring(image.length());
        return successors.stream().map(each -> each.replace(ANY, rest)).toList();
    }
}
