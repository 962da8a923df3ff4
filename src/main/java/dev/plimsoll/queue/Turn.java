package dev.plimsoll.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * One go at the work of a lane.
 *
 * @param wish the number of the newest wish that it answers
 * @param afresh the number of the newest wish for a result anew among those it answers; 0 where
 *     nothing changed asks for none
 * @param first whether no wish of the lane was ever done
 * @param tries how many goes at it failed before
 * @param retry when it is tried again if it fails now; empty when it is given up then
 * @param holder by which the turn is told from another one of the lane
 */
public record Turn(
        Lane lane,
        long wish,
        long afresh,
        boolean first,
        int tries,
        Optional<Instant> retry,
        String holder) {

    /** What to answer when this go failed: the next try, or that it is given up. */
    public Outcome failed(String why) {
        return retry.<Outcome>map(Outcome.RetryAt::new).orElseGet(() -> new Outcome.GaveUp(why));
    }
}
