package dev.plimsoll.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When failed work is tried again: after a second, then after twice as long each time up to five
 * minutes, each a fifth more or less, for six hours.
 *
 * @param random numbers from 0 to 1, so that lanes that failed together do not return together
 */
public record Backoff(DoubleSupplier random) {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration PATIENCE = Duration.ofHours(6);

    /**
     * The time of the next try, empty when patience is at its end.
     *
     * @param failures how many tries failed, the one just ended included; at least 1
     * @param since when the first of them failed
     */
    Optional<Instant> next(int failures, Instant since, Instant now) {
        if (now.isAfter(since.plus(PATIENCE))) {
            return Optional.empty();
        }
        long doubled = FIRST.toMillis() << Math.min(failures - 1, 20);
        long pause = Math.min(doubled, LONGEST.toMillis());
        double spread = 0.8 + 0.4 * random.getAsDouble();
        return Optional.of(now.plusMillis(Math.round(pause * spread)));
    }
}
