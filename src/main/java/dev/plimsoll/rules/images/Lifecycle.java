package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Until when releases get security updates, from the table {@code lifecycle.txt}.
 *
 * @param byName the products by their short names, such as {@code debian}
 * @param byImage the products by the images whose tags begin with a release of theirs
 */
record Lifecycle(Map<String, Product> byName, Map<String, Product> byImage) {
    private static final String TABLE = "lifecycle.txt";
    private static final int CELLS = 3;
    private static final String NONE = "-";

    /** The day on which the table held; the clock is not asked. */
    static final LocalDate AS_OF = Table.asOf(Lifecycle.class, TABLE);

    /** The version that a tag begins with, as in {@code 3.9.2-alpine}. */
    private static final Pattern VERSION = Pattern.compile("(?:centos|v)?(\\d++(?:\\.\\d++)*+).*");

    /** A distribution with its version in a tag, such as {@code alpine3.14}. */
    private static final Pattern SYSTEM =
            Pattern.compile("(alpine|centos|debian|fedora|ubuntu)-?(\\d++(?:\\.\\d++)*+)");

    private static final Pattern TAG_WORDS = Pattern.compile("[-_]");

    /** The distributions whose names for releases stand in tags of images that stand on them. */
    private static final List<String> NAMED = List.of("debian", "ubuntu", "amazon");

    /** Ubuntu's releases between these are called by words that may mean anything in a tag. */
    private static final Set<String> LONG_SUPPORTED =
            Set.of("trusty", "xenial", "bionic", "focal", "jammy", "noble", "resolute");

    static final Lifecycle KNOWN = read();

    Lifecycle {
        byName = Map.copyOf(byName);
        byImage = Map.copyOf(byImage);
    }

    /**
     * A release whose end has come.
     *
     * @param name such as {@code Node.js 16}
     * @param next the nearest newer one that has a year or more before it
     */
    record Ended(String name, LocalDate since, Optional<Release> next) {}

    /**
     * One release.
     *
     * @param name such as {@code Node.js 16}
     * @param version such as {@code 16}
     * @param end empty where no day is set
     */
    record Release(String name, String version, List<String> aliases, Optional<LocalDate> end) {
        Release {
            aliases = List.copyOf(aliases);
        }

        private boolean isOver() {
            return end.filter(day -> day.isBefore(AS_OF)).isPresent();
        }

        private boolean lasts() {
            return end.map(day -> day.isAfter(AS_OF.plusYears(1))).orElse(true);
        }
    }

    /**
     * Something that is released.
     *
     * @param all its releases, the newest first; read for those alone that a file names, as every
     *     start would wait for all
     */
    record Product(Lazy<List<Release>> all, Lazy<Map<String, Release>> byAlias) {
        static Product of(Lazy<List<Release>> all) {
            return new Product(all, Lazy.of(() -> byAlias(all.get())));
        }

        private static Map<String, Release> byAlias(List<Release> all) {
            var index = new HashMap<String, Release>();
            for (var release : all) {
                release.aliases.forEach(word -> index.putIfAbsent(word, release));
            }
            return index;
        }

        private List<Release> releases() {
            return all.get();
        }

        Optional<Ended> byAlias(String word) {
            return Optional.ofNullable(byAlias.get().get(word)).flatMap(this::ended);
        }

        /** {@code 3.9.2} is 3.9; {@code 2} is the newest of 2, if all of them have ended. */
        Optional<Ended> byVersion(String version) {
            for (int end = version.length(); end > 0; end = version.lastIndexOf('.', end - 1)) {
                var part = version.substring(0, end);
                var exact =
                        releases().stream().filter(each -> each.version.equals(part)).findFirst();
                if (exact.isPresent()) {
                    return ended(exact.get());
                }
            }
            var within =
                    releases().stream()
                            .filter(each -> each.version.startsWith(version + "."))
                            .toList();
            return within.isEmpty() || !within.stream().allMatch(Release::isOver)
                    ? Optional.empty()
                    : ended(within.getFirst());
        }

        private Optional<Ended> ended(Release release) {
            var newer = releases().subList(0, releases().indexOf(release)).reversed();
            return release.end
                    .filter(_ -> release.isOver())
                    .map(day ->
                            new Ended(
                                    release.name,
                                    day,
                                    newer.stream().filter(Release::lasts).findFirst()));
        }
    }

    private static Lifecycle read() {
        var byName = new HashMap<String, Product>();
        var byImage = new HashMap<String, Product>();
        var releases = new ArrayList<List<String>>();
        for (var row : Table.rows(Lifecycle.class, TABLE, CELLS).reversed()) {
            if (row.getFirst().startsWith("@")) {
                var title = row.get(1).replace('_', ' ');
                var rows = List.copyOf(releases.reversed());
                var product =
                        Product.of(
                                Lazy.of(() ->
                                        rows.stream().map(each -> release(title, each)).toList()));
                byName.put(row.getFirst().substring(1), product);
                List.of(row.get(2).split(",")).forEach(image -> byImage.put(image, product));
                releases.clear();
            } else {
                releases.add(row);
            }
        }
        return new Lifecycle(byName, byImage);
    }

    private static Release release(String title, List<String> row) {
        return new Release(
                title + " " + row.get(0),
                row.get(0),
                List.of(row.get(1).split(",")),
                Optional.of(row.get(2)).filter(day -> !day.equals(NONE)).map(LocalDate::parse));
    }

    /** What the image is made for: {@code node:16-bullseye} is Node.js 16. */
    Optional<Ended> product(ImageName image) {
        var tag = image.tag().orElse("");
        var version = VERSION.matcher(tag);
        return Optional.ofNullable(byImage.get(image.original()))
                .flatMap(product ->
                        product.byAlias(tag.split("-", 2)[0])
                                .or(() ->
                                        version.matches()
                                                ? product.byVersion(version.group(1))
                                                : Optional.empty()));
    }

    /** What it stands on: {@code team/app:2-bullseye} stands on Debian 11. */
    Optional<Ended> system(ImageName image) {
        for (var word : TAG_WORDS.split(image.tag().orElse(""))) {
            var ended = system(word);
            if (ended.isPresent()) {
                return ended;
            }
        }
        return Optional.empty();
    }

    private Optional<Ended> system(String word) {
        var system = SYSTEM.matcher(word);
        if (system.matches()) {
            return Optional.ofNullable(byName.get(system.group(1)))
                    .flatMap(product -> product.byVersion(system.group(2)));
        }
        for (var name : NAMED) {
            var product = Optional.ofNullable(byName.get(name));
            if (!name.equals("ubuntu") || LONG_SUPPORTED.contains(word)) {
                var ended = product.flatMap(each -> each.byAlias(word));
                if (ended.isPresent()) {
                    return ended;
                }
            }
        }
        return Optional.empty();
    }
}
