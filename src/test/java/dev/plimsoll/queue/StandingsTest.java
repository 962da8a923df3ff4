package dev.plimsoll.queue;

import static dev.plimsoll.queue.Rig.LANE;
import static dev.plimsoll.queue.Rig.OTHER;
import static dev.plimsoll.queue.Rig.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where lanes stand, and who may publish what they say there. */
@ParameterizedClass
@EnumSource
class StandingsTest {
    private final TestDatabases kind;
    @TempDir Path directory;
    private Rig rig;

    StandingsTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        rig = new Rig(kind, directory);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void lanesStandAtPlacesAndRememberWhatTheyLeft() {
        rig.keep("a", look(LANE), look(OTHER));
        rig.worker =
                turn -> {
                    assertTrue(rig.standings.stand(turn, "1/aa", "of " + turn.lane().id()));
                    return new Outcome.Done();
                };
        rig.pump();
        assertEquals(
                List.of(
                        new Standings.Standing(LANE, "1/aa", "of pull/1/2"),
                        new Standings.Standing(OTHER, "1/aa", "of pull/1/3")),
                rig.standings.at("1/aa"));
        rig.keep("b", look(LANE));
        rig.worker =
                turn -> {
                    assertTrue(rig.standings.stand(turn, "1/bb", "new"));
                    assertEquals(List.of("1/aa"), rig.standings.departures(LANE));
                    assertTrue(rig.standings.leave(turn));
                    assertEquals(List.of("1/aa", "1/bb"), rig.standings.departures(LANE));
                    rig.standings.settled(LANE, "1/aa");
                    assertTrue(rig.standings.stand(turn, "1/bb", "back"));
                    assertEquals(List.of(), rig.standings.departures(LANE));
                    return new Outcome.Done();
                };
        rig.pump();
        assertEquals(2, rig.given.stream().filter(turn -> turn.lane().equals(LANE)).count());
        assertEquals(1, rig.standings.at("1/aa").size());
    }

    @Test
    void aPlaceIsLockedByOneTurnUntilItsLeaseIsOver() {
        rig.keep("a", look(LANE));
        rig.worker =
                turn -> {
                    var other = new Turn(OTHER, 1, false, true, Optional.empty(), "another");
                    try (var lock = rig.places.lock("1/aa", turn).orElseThrow()) {
                        assertEquals("", lock.published());
                        assertTrue(lock.save("first"));
                        assertTrue(rig.places.lock("1/aa", other).isEmpty());
                        rig.clock.advance(Rig.INSTANCE.lease().plusMillis(1));
                        try (var taken = rig.places.lock("1/aa", other).orElseThrow()) {
                            assertEquals("first", taken.published());
                            assertFalse(lock.save("late"));
                            assertFalse(lock.renew());
                            assertTrue(taken.renew());
                        }
                    }
                    assertTrue(rig.places.lock("1/aa", turn).isPresent());
                    return new Outcome.Done();
                };
        assertEquals(1, rig.pump());
    }

    @Test
    void aPlaceKnowsHowOftenItWasAskedToBePublishedAnew() {
        var anew = new Wish.Anew("1/aa");
        assertFalse(rig.keep("a", anew), "it is no work by itself");
        assertTrue(rig.keep("b", anew, look(LANE)));
        assertFalse(rig.keep("b", anew, look(LANE)), "a redelivery asks for nothing more");
        rig.worker =
                turn -> {
                    try (var lock = rig.places.lock("1/aa", turn).orElseThrow()) {
                        assertEquals(2, lock.asked());
                    }
                    try (var lock = rig.places.lock("1/bb", turn).orElseThrow()) {
                        assertEquals(0, lock.asked());
                    }
                    return new Outcome.Done();
                };
        assertEquals(1, rig.pump());
    }
}
