package dev.plimsoll.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.queue.ManualQueue;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;

class BodyTest {
    private final ManualQueue.Clock clock = new ManualQueue.Clock(Instant.EPOCH);
    private final Semaphore memory = Body.memory(1);
    private final int all = memory.availablePermits();

    private Optional<Body.Refused> read(InputStream in) {
        try (var body = new Body(in, memory, clock)) {
            return body.read();
        }
    }

    private static Optional<Body.Refused> refused(int status, String why) {
        return Optional.of(new Body.Refused(status, why));
    }

    /** Sends so many bytes at a time, each time after a pause. */
    private InputStream sender(int length, int step, Duration pause) {
        return new InputStream() {
            private int left = length;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                clock.advance(pause);
                int count = Math.min(Math.min(step, most), left);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
    }

    @Test
    void bodiesOfEverySizeAreWhole() {
        for (int size : new int[] {0, 1, 8191, 8192, 8193, 20_000}) {
            var bytes = new byte[size];
            Arrays.fill(bytes, (byte) 'x');
            try (var body = new Body(new ByteArrayInputStream(bytes), memory, clock)) {
                assertEquals(Optional.empty(), body.read());
                assertArrayEquals(bytes, body.bytes());
            }
        }
        assertEquals(all, memory.availablePermits());
    }

    @Test
    void theLargestIsReadAndOneByteMoreIsNot() {
        var largest = sender(Body.LARGEST, 8192, Duration.ZERO);
        var roomy = Body.memory(2);
        try (var body = new Body(largest, roomy, clock)) {
            assertEquals(Optional.empty(), body.read());
            assertEquals(Body.LARGEST, body.bytes().length);
        }
        try (var body = new Body(sender(Body.LARGEST + 1, 8192, Duration.ZERO), roomy, clock)) {
            assertEquals(refused(413, "A delivery has at most 25 MB."), body.read());
        }
    }

    @Test
    void memoryIsTakenAsBytesArriveAndGivenBack() {
        try (var body = new Body(sender(20_000, 100, Duration.ZERO), memory, clock)) {
            assertEquals(all, memory.availablePermits());
            assertEquals(Optional.empty(), body.read());
            assertEquals(all - 3, memory.availablePermits());
        }
        assertEquals(all, memory.availablePermits());
    }

    @Test
    void whatFindsNoMemoryIsAskedForAgain() {
        memory.acquireUninterruptibly(all - 1);
        assertEquals(Optional.empty(), read(sender(100, 100, Duration.ZERO)));
        assertEquals(
                refused(503, "Too many large deliveries arrive at once: deliver it again later."),
                read(sender(10_000, 100, Duration.ZERO)));
        assertEquals(1, memory.availablePermits());
    }

    @Test
    void whatTricklesIsCutOffAfterSeconds() {
        assertEquals(
                refused(408, "The delivery came too slowly: deliver it again."),
                read(sender(Body.LARGEST, 1, Duration.ofSeconds(3))));
        assertEquals(Instant.EPOCH.plusSeconds(6), clock.instant());
    }

    @Test
    void aSlowLineIsEnoughForWhatGitHubSends() {
        var thirtyKilobytes = sender(30_000, 1_500, Duration.ofMillis(200));
        assertEquals(Optional.empty(), read(thirtyKilobytes));
        var large = sender(20 * 1024 * 1024, 8192, Duration.ofMillis(8));
        assertEquals(Optional.empty(), read(large));
    }
}
