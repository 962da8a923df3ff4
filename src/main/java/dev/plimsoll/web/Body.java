package dev.plimsoll.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * The body of a delivery as it arrives, from somebody who is not known yet: bounded in size and in
 * pace, and together with all others in memory, of which it takes no more than has arrived.
 */
final class Body implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Body.class);

    /** In bytes: GitHub sends no more. */
    static final int LARGEST = 25 * 1024 * 1024;

    /** The pieces, in bytes, in which memory is taken: the largest body is a multiple of it. */
    private static final int PIECE = 8 * 1024;

    /** Before this the pace is not asked for: a lost packet is sent again within it. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * In bytes a second: with the grace, the largest body may take half a minute. GitHub itself
     * gives up sooner.
     */
    private static final long PACE = 1024 * 1024;

    /** Why it was not read to its end. */
    record Refused(int status, String why) {}

    private final InputStream in;
    private final Semaphore memory;
    private final InstantSource clock;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int pieces;

    /**
     * @param memory of {@link #memory}, the same for all bodies
     */
    Body(InputStream in, Semaphore memory, InstantSource clock) {
        this.in = in;
        this.memory = memory;
        this.clock = clock;
    }

    /** Memory for so many of the largest bodies. */
    static Semaphore memory(int bodies) {
        return new Semaphore(bodies * (LARGEST / PIECE));
    }

    static Refused tooLarge() {
        return new Refused(413, "A delivery has at most 25 MB.");
    }

    /** What has been read. */
    byte[] bytes() {
        return body.toByteArray();
    }

    /** Reads all of it; what it takes of the memory is held until this is closed. */
    Optional<Refused> read() {
        var begin = clock.instant();
        try {
            while (true) {
                if (!memory.tryAcquire()) {
                    return refused(
                            503,
                            "Too many large deliveries arrive at once: deliver it again later.");
                }
                pieces++;
                if (!fill(begin)) {
                    return refused(408, "The delivery came too slowly: deliver it again.");
                }
                if (body.size() > LARGEST) {
                    return Optional.of(tooLarge());
                }
                if (body.size() < pieces * PIECE) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            LOG.debug("a delivery broke off: {}", e.toString());
            return refused(408, "The delivery broke off: deliver it again.");
        }
    }

    /** Reads until the pieces are full or the body ends; false where it comes too slowly. */
    private boolean fill(Instant begin) throws IOException {
        var piece = new byte[PIECE];
        int read = 0;
        while (read >= 0 && body.size() < pieces * PIECE) {
            read = in.read(piece, 0, pieces * PIECE - body.size());
            body.write(piece, 0, Math.max(read, 0));
            var allowed = GRACE.plusMillis(body.size() * 1000L / PACE);
            if (clock.instant().isAfter(begin.plus(allowed))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Refused> refused(int status, String why) {
        return Optional.of(new Refused(status, why));
    }

    @Override
    public void close() {
        memory.release(pieces);
    }
}
