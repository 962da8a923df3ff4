package dev.plimsoll.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A queue that works only when it is told to, in the calling thread, by a clock that is set by
 * hand.
 */
public final class ManualQueue {
    private final Turns turns;
    private final Worker worker;

    public ManualQueue(Turns turns, Worker worker) {
        this.turns = turns;
        this.worker = worker;
    }

    /**
     * Works until nothing is due at the clock's time.
     *
     * @return how many turns were given
     */
    public int pump() {
        var given = new AtomicInteger();
        for (var due = turns.due(); !due.isEmpty(); due = turns.due()) {
            for (var lane : due) {
                turns.give(
                        lane,
                        turn -> {
                            given.incrementAndGet();
                            return worker.work(turn);
                        });
            }
            if (given.get() > 10_000) {
                throw new IllegalStateException("the same lanes come due again and again: " + due);
            }
        }
        return given.get();
    }

    /** A clock that stands still until it is set. */
    public static final class Clock implements InstantSource {
        private volatile Instant now;

        public Clock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        public void set(Instant instant) {
            now = instant;
        }

        public void advance(java.time.Duration duration) {
            now = now.plus(duration);
        }
    }
}
