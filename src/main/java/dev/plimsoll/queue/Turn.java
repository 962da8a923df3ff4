package dev.plimsoll.queue;

import java.util.Optional;

/**
 * One go at the work of a lane.
 *
 * @param wish the number of the newest wish that it answers
 * @param ended whether one of the wishes that it answers said that what the lane is about ended
 * @param first whether no wish of the lane was ever done
 * @param lost why the work failed, where patience with it is at its end: what remains to be done is
 *     to say so
 * @param holder by which the turn is told from another one of the lane
 */
public record Turn(
        Lane lane, long wish, boolean ended, boolean first, Optional<String> lost, String holder) {}
