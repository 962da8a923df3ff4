package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.FAULTY;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.Fault;
import dev.plimsoll.queue.DatabaseFailure;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The server dies at each of its calls in turn, before or after it took effect, and is started
 * again. {@link CrashTest} kills the real process at some of them.
 */
record KilledTest(Scene scene) implements EndToEnd {
    /** Longer than a dead instance keeps others waiting. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Set<Act> WRITES =
            EnumSet.of(
                    Act.CREATE_CHECK,
                    Act.UPDATE_CHECK,
                    Act.CREATE_REVIEW,
                    Act.EDIT_COMMENT,
                    Act.MUTATION);

    /** All that can be written: checks, a review, edits, what a head is left with, an end. */
    private String life() {
        var pull = opening(CLEAN, FAULTY).open();
        step(() -> scene.hears("opened", pull));
        pull.push().file("Dockerfile", FAULTY.replace("USER root", "USER app")).done();
        step(() -> scene.hears("synchronize", pull));
        pull.close();
        step(() -> scene.hears("closed", pull));
        return Said.inShort(pull);
    }

    /** What was being done when the server died is done by the next one. */
    private void step(Runnable event) {
        try {
            event.run();
        } catch (DatabaseFailure e) {
            scene.restart();
        }
        scene.passes(RECOVERY);
    }

    @Test
    void whateverItWasDoingEndsAsIfItHadLived() {
        var expected = life();
        var calls = scene.calls();
        assertTrue(calls.containsAll(WRITES), calls::toString);
        for (int call = 0; call < calls.size(); call++) {
            var act = calls.get(call);
            assertEquals(expected, killedAt(call, Fault::dropsBefore), "before " + act);
            if (WRITES.contains(act)) {
                assertEquals(expected, killedAt(call, Fault::dropsAfter), "after " + act);
            }
        }
    }

    private String killedAt(int call, Consumer<Fault> when) {
        var fault = scene.github().next(Act.ANY).sparing(call).meanwhile(scene::kill);
        when.accept(fault);
        return life();
    }
}
