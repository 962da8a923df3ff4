package dev.plimsoll.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;

/** Counts what is refused, so that it is said at most once a minute, however many there are. */
final class Refusals {
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private int unsaid;

    Refusals(InstantSource clock) {
        this.clock = clock;
    }

    /** One more: how many are to be said now, itself among them; empty if it is to be silent. */
    synchronized OptionalInt add() {
        unsaid++;
        var now = clock.instant();
        if (now.isBefore(next)) {
            return OptionalInt.empty();
        }
        var said = OptionalInt.of(unsaid);
        next = now.plus(SILENCE);
        unsaid = 0;
        return said;
    }
}
