package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The smaller variants of images, from the table {@code variants.txt}. */
final class Variants {
    private static final List<Row> ROWS =
            Table.rows(Variants.class, "variants.txt", 3).stream()
                    .map(cells ->
                            new Row(cells.get(0), Pattern.compile(cells.get(1)), cells.get(2)))
                    .toList();

    private Variants() {}

    /**
     * One form of tag.
     *
     * @param smaller the tag of the variant with {@code $1} for what the pattern took, or a whole
     *     name
     */
    private record Row(String image, Pattern tag, String smaller) {
        Optional<String> variant(String name, String given) {
            var tags = tag.matcher(given);
            if (!image.equals(name) || !tags.matches()) {
                return Optional.empty();
            }
            var text = tags.replaceFirst(smaller);
            return Optional.of(smaller.contains("/") ? text : name + ":" + text);
        }
    }

    /**
     * The variant of an image, such as {@code node:22-slim} of {@code node:22}; of a digest alone
     * nobody knows.
     */
    static Optional<String> smaller(ImageName image) {
        if (image.tag().isEmpty() && image.digest().isPresent()) {
            return Optional.empty();
        }
        var tag = image.tag().orElse("latest");
        return ROWS.stream()
                .flatMap(row -> row.variant(image.original(), tag).stream())
                .findFirst();
    }
}
