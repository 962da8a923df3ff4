package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A table of facts about images by name and tag, of which the first row that fits decides. */
final class Bases<T> {

    /** What is written out before a tag that nobody knows, as in {@code node:$VERSION}. */
    private static final Pattern NAME = Pattern.compile("([^$:@]+):");

    /** The rows that may fit a name, in order: of the names that rows have, and of any other. */
    private final Map<String, List<Row<T>>> byName = new HashMap<>();

    private final List<Row<T>> ofOthers = new ArrayList<>();
    private final Function<List<T>, Optional<T>> common;

    /**
     * @param common what all of some rows have in common, if that is worth saying: the answer where
     *     the tag is not known
     */
    Bases(List<Row<T>> rows, Function<List<T>, Optional<T>> common) {
        this.common = common;
        for (var row : rows) {
            if (row.image.isName()) {
                byName.computeIfAbsent(row.image.start(), _ -> new ArrayList<>(ofOthers)).add(row);
            } else {
                byName.values().forEach(each -> each.add(row));
                ofOthers.add(row);
            }
        }
    }

    private List<Row<T>> rows(String name) {
        return byName.getOrDefault(name, ofOthers);
    }

    /**
     * One row.
     *
     * @param tags what the whole tag must fit, that of no tag being empty
     */
    record Row<T>(Names image, Pattern tags, T facts) {
        private static final Pattern ANY = Pattern.compile(".*");

        /** From the cells of a table, in which {@code *} stands for any tag. */
        static <T> Row<T> of(String image, String tags, T facts) {
            return new Row<>(
                    Names.of(image), tags.equals("*") ? ANY : Pattern.compile(tags), facts);
        }

        private boolean fits(String name, String tag) {
            return image.fits(name) && (tags == ANY || tags.matcher(tag).matches());
        }
    }

    /** Of the image that a stage is built on in the end, through other stages. */
    Optional<T> below(Stage stage) {
        var bottom = stage.bottom();
        var name = NAME.matcher(bottom.from().image().text());
        return bottom.base() instanceof Base.Unresolved && name.lookingAt()
                ? ImageName.parse(name.group(1)).flatMap(image -> byName(image.original()))
                : find(bottom.base());
    }

    /** Of a base; empty too where it is a stage of the file. */
    Optional<T> find(Base base) {
        return switch (base) {
            case Base.Scratch _ -> byTag("scratch", "");
            case Base.External(ImageName image) ->
                    image.tag().isEmpty() && image.digest().isPresent()
                            ? byName(image.original())
                            : byTag(image.original(), image.tag().orElse(""));
            case Base.OfStage _, Base.Unresolved _ -> Optional.empty();
        };
    }

    private Optional<T> byTag(String name, String tag) {
        for (var row : rows(name)) {
            if (row.fits(name, tag)) {
                return Optional.of(row.facts);
            }
        }
        return Optional.empty();
    }

    private Optional<T> byName(String name) {
        var all =
                rows(name).stream()
                        .filter(row -> !row.image.isAny() && row.image.fits(name))
                        .map(Row::facts)
                        .toList();
        return all.isEmpty() ? Optional.empty() : common.apply(all);
    }
}
