package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What could be said in one inline comment: the new findings of one place.
 *
 * @param lines added lines of one hunk
 * @param whole whether the findings lie on just these lines; else only their first added one is
 *     named, and nothing is suggested
 * @param findings worst first, never empty
 */
record Remark(ReviewedFile.Judged file, Lines lines, boolean whole, List<Found> findings) {
    /** What one comment holds within GitHub's limit, and a reader's patience. */
    private static final int MOST = 6;

    private record Place(Lines lines, boolean whole) {}

    /** The remarks on one file, worst first. Advice is never one. */
    static List<Remark> on(Baseline file, Conversation conversation) {
        var places =
                new TreeMap<Place, List<Found>>(
                        Comparator.<Place>comparingInt(place -> place.lines().first())
                                .thenComparingInt(place -> place.lines().last())
                                .thenComparing(Place::whole));
        for (var found : file.fresh()) {
            int first = file.file().diff().firstAdded(found.lines());
            boolean worth = found.finding().level().atLeast(Severity.WARNING);
            if (first > 0 && worth && !conversation.isTold(found)) {
                boolean whole = file.file().diff().isAdded(found.lines());
                var lines = whole ? found.lines() : new Lines(first, first);
                places.computeIfAbsent(new Place(lines, whole), each -> new ArrayList<>())
                        .add(found);
            }
        }
        var remarks = new ArrayList<Remark>();
        places.forEach((place, all) -> {
            all.sort(Comparator.comparing(found -> found.finding().level()));
            var some = List.copyOf(all.subList(0, Math.min(MOST, all.size())));
            remarks.add(new Remark(file.file(), place.lines(), place.whole(), some));
        });
        remarks.sort(Comparator.comparing(Remark::level));
        return remarks;
    }

    Severity level() {
        return findings.getFirst().finding().level();
    }
}
