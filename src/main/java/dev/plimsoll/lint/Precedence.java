package dev.plimsoll.lint;

import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one finding of what two rules say of one place. A rule names the more general ones by
 * {@link Lint#insteadOf}. Where the places of two such findings overlap (see {@link
 * Report.Draft#cause}), the general one is dropped and the specific one is known under the ids of
 * both. Takes linear time but for the sorting.
 *
 * <p>Rules that are switched off take no part. Where the specific one is off, the general one
 * speaks: nobody has said that it should not, and its fault is there. Where the general one is off,
 * the specific one is known under its own ids alone.
 *
 * <p>A waiver is another thing, because somebody has looked at this very place. Under which of its
 * ids a finding is waived makes no difference, and the general one does not come up in its stead.
 * There is one exception: a waiver of a general finding does not hide a graver specific one, which
 * then stands under its own ids. {@link Waivers#apply} holds that.
 */
final class Precedence {
    /** Those that speak for others; one that speaks for another one of them comes after it. */
    private final List<Specific> specifics;

    /**
     * A rule that speaks for others.
     *
     * @param generals these, and those that they speak for
     */
    private record Specific(String id, Set<String> generals) {}

    Precedence(Collection<Catalogue.Entry> rules) {
        var named = new HashMap<String, List<String>>();
        rules.forEach(rule -> named.put(rule.id(), rule.descriptor().insteadOf()));
        specifics =
                rules.stream()
                        .filter(rule -> !rule.descriptor().insteadOf().isEmpty())
                        .map(rule -> new Specific(rule.id(), reached(rule, named)))
                        .sorted(Comparator.comparingInt(each -> each.generals.size()))
                        .toList();
    }

    private static Set<String> reached(Catalogue.Entry rule, Map<String, List<String>> named) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayList<>(rule.descriptor().insteadOf());
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (reached.add(next)) {
                open.addAll(named.getOrDefault(next, List.of()));
            }
        }
        return reached;
    }

    /** What there is to say, in no order, of what each rule has stated. */
    List<Cause> causes(Map<String, List<Report.Stated>> stated) {
        var places = new HashMap<String, List<Place>>();
        stated.forEach((rule, all) -> places.put(rule, places(all)));
        for (var specific : specifics) {
            var mine = places.getOrDefault(specific.id, List.of());
            if (!mine.isEmpty()) {
                for (var general : specific.generals) {
                    take(mine, places.getOrDefault(general, List.of()));
                }
            }
        }
        var causes = new ArrayList<Cause>();
        for (var all : places.values()) {
            for (var place : all) {
                if (!place.taken) {
                    causes.add(new Cause(place.findings, List.copyOf(place.generals)));
                }
            }
        }
        return causes;
    }

    /**
     * Where one rule speaks. No two places of a rule overlap, so that a file is gone through once.
     */
    private static final class Place {
        private final int start;
        private int end;
        private final List<Finding> findings = new ArrayList<>();
        private final Set<Finding> generals = new LinkedHashSet<>();
        private boolean taken;

        Place(Span cause) {
            this.start = cause.start();
            this.end = end(cause);
        }

        /** A place without a length counts as its first character. */
        static int end(Span cause) {
            return Math.max(cause.end(), cause.start() + 1);
        }
    }

    private static List<Place> places(List<Report.Stated> stated) {
        var places = new ArrayList<Place>();
        var inOrder = new ArrayList<>(stated);
        inOrder.sort(Report.Stated.BY_CAUSE);
        for (var each : inOrder) {
            if (places.isEmpty() || places.getLast().end <= each.cause().start()) {
                places.add(new Place(each.cause()));
            }
            var place = places.getLast();
            place.end = Math.max(place.end, Place.end(each.cause()));
            place.findings.add(each.finding());
        }
        return places;
    }

    private static void take(List<Place> specific, List<Place> general) {
        int i = 0;
        int j = 0;
        while (i < specific.size() && j < general.size()) {
            var mine = specific.get(i);
            var other = general.get(j);
            if (mine.start < other.end && other.start < mine.end) {
                mine.generals.addAll(other.findings);
                mine.generals.addAll(other.generals);
                other.taken = true;
            }
            if (mine.end < other.end) {
                i++;
            } else {
                j++;
            }
        }
    }
}
