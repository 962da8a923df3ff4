package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.github.GitHub;

import org.junit.jupiter.api.Test;

import java.time.Duration;

/** What one instance does is over before another takes its place, and that is soon. */
class InstanceTest {
    private final Instance instance = new Instance("a", GitHub.LONGEST_ACT);

    @Test
    void aLockOutlivesEveryAct() {
        assertEquals(Duration.ofSeconds(20), GitHub.LONGEST_ACT);
        assertEquals(Duration.ofSeconds(22), instance.lease());
    }

    /** The last act may have begun just before the first heartbeat that is missed. */
    @Test
    void aLaneIsTakenOverOnlyWhenItsLastActIsOver() {
        var unheard = Instance.HEARTBEAT.multipliedBy(instance.missed() - 1L);
        assertTrue(unheard.compareTo(instance.act()) >= 0, unheard::toString);
    }

    @Test
    void aLaneIsTakenOverWithinThirtySeconds() {
        var untilBoth =
                instance.takenOver().compareTo(instance.lease()) > 0
                        ? instance.takenOver()
                        : instance.lease();
        assertTrue(untilBoth.compareTo(Duration.ofSeconds(28)) < 0, untilBoth::toString);
    }
}
