package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Table;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tags of an official image begin with that are still built, from the table {@code
 * tags.txt}.
 *
 * @param releases such as 22, 22.23 and 22.23.2
 * @param days those that tags name, such as {@code 20260803}
 */
record Built(List<Release> releases, Set<String> days) {
    private static final String TABLE = "tags.txt";
    private static final String DAY_MARK = "#";

    /** The day on which the table held; the clock is not asked. */
    static final LocalDate AS_OF = Table.asOf(Built.class, TABLE);

    /** Parts longer than these nine digits are no number of a release. */
    private static final Pattern NUMBER =
            Pattern.compile("v?(\\d{1,9}+(?:[._]\\d{1,9}+)*+)(?![\\w.+]).*");

    private static final Pattern DAY = Pattern.compile("(?:^|-)(20\\d{6})(?!\\d)");

    /** Read for those alone that a file names, as every start would wait for all. */
    private static final Map<String, Lazy<Built>> BY_IMAGE =
            Table.lists(Built.class, TABLE).stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    List::getFirst,
                                    row -> Lazy.of(() -> of(row.subList(1, row.size())))));

    Built {
        releases = List.copyOf(releases);
        days = Set.copyOf(days);
    }

    /**
     * A tag that is not built any more.
     *
     * @param successor the nearest that is, such as {@code 22.23.2} or {@code 20260803}
     * @param isPinned whether it names one build of a line that is still built
     */
    record Frozen(String successor, boolean isPinned) {}

    /**
     * One release.
     *
     * @param text such as {@code 22.04}
     * @param parts such as 22 and 4
     */
    record Release(String text, List<Integer> parts) {
        Release {
            parts = List.copyOf(parts);
        }

        private static Release of(String text) {
            return new Release(text, Stream.of(text.split("[._]")).map(Integer::valueOf).toList());
        }

        private boolean isWithin(List<Integer> line) {
            return parts.size() >= line.size() && parts.subList(0, line.size()).equals(line);
        }
    }

    private static Built of(List<String> words) {
        return new Built(
                words.stream().filter(word -> !isDay(word)).map(Release::of).toList(),
                words.stream()
                        .filter(Built::isDay)
                        .map(word -> word.substring(DAY_MARK.length()))
                        .collect(Collectors.toSet()));
    }

    private static boolean isDay(String word) {
        return word.startsWith(DAY_MARK);
    }

    /** Whether it is the name of an official image, such as {@code composer}. */
    static boolean isOfficial(String name) {
        return BY_IMAGE.containsKey(name);
    }

    /** Empty where it is built, is newer than the table, or nothing is known of it. */
    static Optional<Frozen> frozen(ImageName image) {
        var tag = image.tag().orElse("");
        return Optional.ofNullable(BY_IMAGE.get(image.original()))
                .map(Lazy::get)
                .flatMap(built -> built.byRelease(tag).or(() -> built.byDay(tag)));
    }

    private Optional<Frozen> byDay(String tag) {
        var day = DAY.matcher(tag);
        if (days.isEmpty() || !day.find()) {
            return Optional.empty();
        }
        var newest = Collections.max(days);
        return days.contains(day.group(1)) || day.group(1).compareTo(newest) > 0
                ? Optional.empty()
                : Optional.of(new Frozen(newest, true));
    }

    private Optional<Frozen> byRelease(String tag) {
        var number = NUMBER.matcher(tag);
        if (!number.matches() || DAY.matcher(number.group(1)).matches()) {
            return Optional.empty();
        }
        var asked = Release.of(number.group(1));
        if (releases.stream().anyMatch(each -> each.isWithin(asked.parts))) {
            return Optional.empty();
        }
        for (int depth = asked.parts.size() - 1; depth >= 0; depth--) {
            var line = asked.parts.subList(0, depth);
            var kin = releases.stream().filter(each -> each.isWithin(line)).toList();
            if (!kin.isEmpty()) {
                return among(kin, asked, depth);
            }
        }
        return Optional.empty();
    }

    /** The nearest newer one of its line, where there is one: else it is newer than the table. */
    private static Optional<Frozen> among(List<Release> kin, Release asked, int depth) {
        var newer =
                kin.stream()
                        .filter(each -> each.parts.size() > depth)
                        .filter(each -> each.parts.get(depth) > asked.parts.get(depth))
                        .toList();
        ToIntFunction<Release> next = each -> each.parts.get(depth);
        int longest = kin.stream().mapToInt(each -> each.parts.size()).max().orElse(0);
        return newer.stream()
                .min(
                        Comparator.comparingInt(next)
                                .thenComparingInt(
                                        each -> Math.abs(each.parts.size() - asked.parts.size())))
                .map(each -> new Frozen(each.text, depth > 0 && asked.parts.size() >= longest));
    }
}
