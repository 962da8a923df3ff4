package dev.plimsoll.queue;

import static dev.plimsoll.queue.Rig.LANE;
import static dev.plimsoll.queue.Rig.OTHER;
import static dev.plimsoll.queue.Rig.START;
import static dev.plimsoll.queue.Rig.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wishes become turns, and turns end in one way or another. */
@ParameterizedClass
@EnumSource
class LanesTest {
    private final TestDatabases kind;
    @TempDir Path directory;
    private Rig rig;

    LanesTest(TestDatabases kind) {
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
    void aDeliveryIsWorkedOnOnce() {
        assertTrue(rig.keep("a", look(LANE)));
        assertEquals(1, rig.pump());
        assertFalse(rig.keep("a", look(LANE)));
        assertEquals(0, rig.pump());
        assertEquals(LANE, rig.given.getFirst().lane());
    }

    @Test
    void oneThatWishesNothingIsNoted() {
        assertFalse(rig.keep("a"));
        assertFalse(rig.keep("a"));
        assertEquals(0, rig.pump());
    }

    @Test
    void twentyWishesAreOneTurn() {
        for (int i = 0; i < 20; i++) {
            rig.keep("a" + i, new Wish.Work(LANE, i == 3));
        }
        assertEquals(1, rig.pump());
        assertEquals(20, rig.given.getFirst().wish());
        assertTrue(rig.given.getFirst().ended());
        rig.keep("b", look(LANE));
        assertEquals(1, rig.pump());
        assertFalse(rig.given.getLast().ended());
    }

    @Test
    void aWishThatComesWhileItsLaneRunsIsNotLost() {
        rig.keep("a", look(LANE));
        rig.worker =
                turn -> {
                    if (rig.given.size() == 1) {
                        assertTrue(rig.turns.mayGoOn(turn));
                        rig.keep("b", new Wish.Work(LANE, true));
                        assertFalse(rig.turns.mayGoOn(turn));
                    }
                    return new Outcome.Done();
                };
        assertEquals(2, rig.pump());
        assertEquals(List.of(false, true), rig.given.stream().map(Turn::ended).toList());
    }

    @Test
    void aTurnThatMadeRoomForANewerWishLeavesItWhatItKnew() {
        rig.keep("a", new Wish.Work(LANE, true));
        rig.worker =
                _ -> {
                    if (rig.given.size() == 1) {
                        rig.keep("b", look(LANE));
                        return new Outcome.NotBefore(rig.clock.instant());
                    }
                    return new Outcome.Done();
                };
        assertEquals(2, rig.pump());
        assertTrue(rig.given.get(1).ended());
    }

    @Test
    void failedWorkIsTriedAgainLaterAndLater() {
        rig.keep("a", look(LANE));
        rig.worker = _ -> new Outcome.Failed("no");
        assertEquals(1, rig.pump());
        assertEquals(0, rig.pumpAfter(Duration.ofMillis(999)));
        assertEquals(1, rig.pumpAfter(Duration.ofMillis(1)));
        assertEquals(0, rig.pumpAfter(Duration.ofMillis(1999)));
        assertEquals(1, rig.pumpAfter(Duration.ofMillis(1)));
    }

    /** Six hours for the work, then six hours for saying that it failed. */
    @Test
    void patienceEnds() {
        rig.keep("a", look(LANE));
        rig.worker =
                turn -> {
                    if (turn.lost().isPresent()) {
                        throw new IllegalStateException("not even that");
                    }
                    return new Outcome.Failed("no answer");
                };
        assertEquals(1, rig.pump());
        assertEquals(Optional.empty(), rig.given.getLast().lost());
        assertEquals(2, rig.pumpAfter(Duration.ofHours(6).plusSeconds(1)));
        assertEquals(Optional.of("no answer"), rig.given.getLast().lost());
        assertEquals(Map.of("idle", 0L, "open", 0L, "lost", 1L, "failed", 0L), lanes());
        assertEquals(1, rig.pumpAfter(Duration.ofHours(1)));
        assertEquals(Optional.of("no answer"), rig.given.getLast().lost());
        assertEquals(1, rig.pumpAfter(Duration.ofHours(6)));
        assertEquals(Map.of("idle", 0L, "open", 0L, "lost", 0L, "failed", 1L), lanes());
        assertEquals(0, rig.pumpAfter(Duration.ofDays(1)));
        assertTrue(rig.keep("a", look(LANE)), "a redelivery starts a failed lane");
        assertEquals(1, rig.pump());
        assertEquals(Optional.empty(), rig.given.getLast().lost());
    }

    private Map<String, Long> lanes() {
        return new Gauges(rig.database, rig.clock).lanes();
    }

    @Test
    void aLimitIsWaitedForWithoutLongerPausesAndNotForEver() {
        rig.keep("a", look(LANE));
        rig.worker =
                turn ->
                        turn.lost().isPresent()
                                ? new Outcome.GaveUp("said")
                                : new Outcome.Failed(
                                        "limited",
                                        Optional.of(rig.clock.instant().plusSeconds(3600)));
        assertEquals(1, rig.pump());
        for (int i = 0; i < 6; i++) {
            assertEquals(0, rig.pumpAfter(Duration.ofSeconds(3599)));
            assertEquals(1, rig.pumpAfter(Duration.ofSeconds(1)));
        }
        assertEquals(2, rig.pumpAfter(Duration.ofHours(1)));
        assertEquals(Optional.of("limited"), rig.given.getLast().lost());
        assertEquals(0, rig.pumpAfter(Duration.ofDays(1)));
    }

    @Test
    void aRedeliveryOrANewWishEndsAPauseAtOnce() {
        rig.keep("a", look(LANE));
        rig.worker = _ -> rig.given.size() < 4 ? new Outcome.Failed("no") : new Outcome.Done();
        assertEquals(1, rig.pump());
        assertTrue(rig.keep("a", look(LANE)));
        assertEquals(1, rig.pump());
        assertTrue(rig.keep("b", look(LANE)));
        assertEquals(1, rig.pump());
        assertEquals(1, rig.pumpAfter(Duration.ofSeconds(1)), "the pauses begin anew");
        assertFalse(rig.keep("a", look(LANE)));
    }

    @Test
    void aStopHoldsAllLanesOfItsTenantAndNoOther() {
        rig.keep("a", look(LANE), look(OTHER));
        rig.keep("b", look(new Lane("pull/9/9", 8, "")));
        assertEquals(Optional.empty(), rig.turns.stopped(7));
        rig.worker =
                turn -> {
                    var end = START.plusSeconds(60);
                    if (turn.lane().tenant() == 7) {
                        rig.turns.stop(7, end);
                        return new Outcome.Failed("limited", Optional.of(end));
                    }
                    return new Outcome.Done();
                };
        assertEquals(2, rig.pump());
        assertEquals(Optional.of(START.plusSeconds(60)), rig.turns.stopped(7));
        assertEquals(Optional.empty(), rig.turns.stopped(8));
        rig.worker = _ -> new Outcome.Done();
        rig.clock.set(START.plusSeconds(59));
        rig.keep("c", look(LANE));
        assertEquals(0, rig.pump());
        rig.turns.stop(7, START.plusSeconds(30));
        rig.clock.set(START.plusSeconds(60));
        assertEquals(Optional.empty(), rig.turns.stopped(7));
        assertEquals(2, rig.pump());
    }

    @Test
    void whatIsOpenSurvivesARestart() {
        rig.keep("a", new Wish.Work(LANE, true));
        var once = rig.turns(() -> "dead instance");
        assertThrows(
                Killed.class,
                () ->
                        once.give(
                                LANE.id(),
                                _ -> {
                                    throw new Killed();
                                }));
        rig.database.forgetHolders(rig.clock.instant());
        assertEquals(1, rig.pump());
        assertTrue(rig.given.getFirst().ended());
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aTurnWhoseLaneWasTakenOverSaysNothingMore() {
        rig.keep("a", look(LANE));
        rig.worker =
                turn -> {
                    if (rig.given.size() == 1) {
                        rig.turns(() -> "other").give(LANE.id(), rig::work);
                        assertFalse(rig.turns.mayGoOn(turn));
                        assertFalse(rig.standings.stand(turn, "1/aa", "late"));
                        return new Outcome.Failed("late");
                    }
                    return new Outcome.Done();
                };
        assertEquals(1, rig.pump());
        assertEquals(2, rig.given.size());
        assertEquals(List.of(), rig.standings.at("1/aa"));
        assertEquals(0, rig.pumpAfter(Duration.ofDays(1)));
    }

    @Test
    void deliveriesAndLanesWithoutWorkAreForgottenAfterFourteenDays() {
        rig.keep("a", look(LANE), look(OTHER));
        rig.worker =
                turn -> turn.lane().equals(LANE) ? new Outcome.Done() : new Outcome.GaveUp("gone");
        rig.pump();
        rig.clock.advance(Duration.ofDays(14));
        assertEquals(0, rig.inbox.forget());
        assertFalse(rig.keep("a", look(LANE)));
        rig.clock.advance(Duration.ofMillis(1));
        assertEquals(3, rig.inbox.forget());
        assertTrue(rig.keep("a", look(LANE)));
    }

    @Test
    void whatCouldNotBeKeptIsNotKept() {
        var longest = new Lane("x".repeat(200), 7, "s".repeat(4000));
        assertTrue(rig.keep("a", look(longest)));
        rig.database.close();
        assertThrows(DatabaseFailure.class, () -> rig.keep("b", look(LANE)));
        assertFalse(rig.database.answers());
    }
}
