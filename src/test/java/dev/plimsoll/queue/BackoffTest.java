package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static Optional<Duration> pause(double random, int failures, Instant since) {
        return new Backoff(() -> random)
                .next(failures, since, NOW)
                .map(at -> Duration.between(NOW, at));
    }

    @Test
    void pausesDoubleFromOneSecondToFiveMinutes() {
        var pauses = IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1000);
        assertEquals(
                "1 2 4 8 16 32 64 128 256 300 300 300",
                String.join(
                        " ",
                        pauses.mapToObj(n -> pause(0.5, n, NOW).orElseThrow().toSeconds() + "")
                                .toList()));
    }

    @Test
    void pausesDifferByAFifth() {
        assertEquals(Duration.ofMillis(800), pause(0, 1, NOW).orElseThrow());
        assertEquals(Duration.ofMillis(1200), pause(1, 1, NOW).orElseThrow());
        assertEquals(Duration.ofMinutes(4), pause(0, 20, NOW).orElseThrow());
        assertEquals(Duration.ofMinutes(6), pause(1, 20, NOW).orElseThrow());
    }

    @Test
    void patienceEndsAfterSixHours() {
        assertEquals(
                Optional.of(Duration.ofMinutes(5)), pause(0.5, 80, NOW.minus(Duration.ofHours(6))));
        assertEquals(
                Optional.empty(), pause(0.5, 80, NOW.minus(Duration.ofHours(6)).minusMillis(1)));
    }
}
