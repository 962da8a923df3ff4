package dev.plimsoll.source;

import java.util.List;
import java.util.Optional;

/** Looks up places in lists that are in order and whose places do not overlap. */
public final class Places {
    private Places() {}

    /** How many begin before an offset: the index of the first that begins there or after it. */
    public static int beginningBefore(List<? extends Located> places, int offset) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first that overlaps a place. */
    public static <T extends Located> Optional<T> at(List<T> places, Span place) {
        int next = beginningBefore(places, place.start());
        if (next > 0 && places.get(next - 1).span().overlaps(place)) {
            return Optional.of(places.get(next - 1));
        }
        return next < places.size() && places.get(next).span().overlaps(place)
                ? Optional.of(places.get(next))
                : Optional.empty();
    }
}
