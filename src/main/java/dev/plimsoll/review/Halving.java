package dev.plimsoll.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what GitHub refuses in a review that it refused as a whole, in at most 6 more requests:
 * while {@link #wantsMore}, post {@link #next} and tell how it went. Of up to 32 comments a single
 * bad one is found, and all others stand.
 */
public final class Halving<T> {
    private static final int REQUESTS = 6;

    private final List<T> all;

    /** Holds at least one that is refused. */
    private List<T> suspects;

    /** Were in a refused half beside {@link #suspects}, which explain the refusal. */
    private List<T> untried = List.of();

    private int requests;
    private boolean finished;

    /** Begins after a review with these comments was refused. */
    public Halving(List<T> refused) {
        this.all = List.copyOf(refused);
        this.suspects = all;
        this.finished = refused.isEmpty();
    }

    /** Whether there is something left to post. */
    public boolean wantsMore() {
        return !finished && requests < REQUESTS && (isSearching() || !untried.isEmpty());
    }

    /** What to post now; never empty while {@link #wantsMore}. */
    public List<T> next() {
        return isSearching() ? suspects.subList(0, (suspects.size() + 1) / 2) : untried;
    }

    /** The last request is kept for what was never tried by itself. */
    private boolean isSearching() {
        return suspects.size() > 1 && requests < REQUESTS - (untried.isEmpty() ? 0 : 1);
    }

    /** The last {@link #next} was taken: its comments stand. */
    public void accepted() {
        if (isSearching()) {
            suspects = suspects.subList(next().size(), suspects.size());
        } else {
            untried = List.of();
            finished = true;
        }
        requests++;
    }

    /** The last {@link #next} was refused. */
    public void refused() {
        if (isSearching()) {
            var rest = new ArrayList<>(untried);
            rest.addAll(suspects.subList(next().size(), suspects.size()));
            suspects = next();
            untried = List.copyOf(rest);
        } else {
            finished = true;
        }
        requests++;
    }

    /**
     * At the end: what could not be posted, to be named in the check's summary, in the order of the
     * review.
     */
    public List<T> offenders() {
        return all.stream()
                .filter(each -> suspects.contains(each) || untried.contains(each))
                .toList();
    }
}
