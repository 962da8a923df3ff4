package dev.plimsoll.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state of something that works in real time, and not for ever. */
final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(10);

    private Await() {}

    static void until(BooleanSupplier state) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached within " + LONGEST.toSeconds() + " s");
            }
            LockSupport.parkNanos(OFTEN.toNanos());
        }
    }
}
