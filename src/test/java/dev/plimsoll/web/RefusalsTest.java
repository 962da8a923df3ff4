package dev.plimsoll.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.queue.ManualQueue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

class RefusalsTest {
    @Test
    void theFirstIsSaidAtOnceAndTheRestTogetherAMinuteLater() {
        var clock = new ManualQueue.Clock(Instant.EPOCH);
        var refusals = new Refusals(clock);
        assertEquals(OptionalInt.of(1), refusals.add());
        assertEquals(OptionalInt.empty(), refusals.add());
        clock.advance(Duration.ofSeconds(59));
        assertEquals(OptionalInt.empty(), refusals.add());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(OptionalInt.of(3), refusals.add());
        assertEquals(OptionalInt.empty(), refusals.add());
    }
}
