package dev.plimsoll.queue;

import java.time.Instant;

/** How a turn of work ended. */
public sealed interface Outcome {
    /** What was wished when the turn began is done. */
    record Done() implements Outcome {}

    /** It failed and is tried again. */
    record RetryAt(Instant at) implements Outcome {}

    /**
     * It could not be done yet, which is no failure: a limit, a lock, something newer in the lane.
     */
    record NotBefore(Instant at) implements Outcome {}

    /** It is not tried again until somebody asks; {@code why} is for the log and the operator. */
    record GaveUp(String why) implements Outcome {}
}
