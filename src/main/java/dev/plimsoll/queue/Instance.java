package dev.plimsoll.queue;

import java.time.Duration;

/**
 * One of the processes that may work on one database, and when others may take over what it had:
 * surely not before its last act had its effect, and soon.
 *
 * @param name tells it from others
 * @param act the longest time from the question whether a turn may go on to the last effect of what
 *     is done then
 */
public record Instance(String name, Duration act) {
    /** How often an instance says that it lives. */
    static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** How long a lock of a place lasts without being renewed. */
    Duration lease() {
        return act.plus(HEARTBEAT);
    }

    /**
     * So many heartbeats missed make a dead instance; the one before the last act is not counted.
     */
    int missed() {
        return (int) Math.ceilDiv(act.toMillis(), HEARTBEAT.toMillis()) + 1;
    }

    /**
     * How long after its death its lanes are given to others; the dead are looked for in rounds.
     */
    Duration takenOver() {
        return HEARTBEAT.multipliedBy(missed() + 2L);
    }
}
