package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The same tests on both databases, by hand: no thread, no waiting. */
class LanesTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Lane LANE = new Lane("pull/1/2", 7, "x/y#2");
    private static final Lane OTHER = new Lane("pull/1/3", 7, "x/y#3");

    @Nested
    class OnTheEmbeddedDatabase extends Cases {
        @Override
        TestDatabases kind() {
            return TestDatabases.EMBEDDED;
        }
    }

    @Nested
    class OnPostgres extends Cases {
        @Override
        TestDatabases kind() {
            return TestDatabases.POSTGRES;
        }
    }

    abstract static class Cases {
        @TempDir Path directory;
        final ManualQueue.Clock clock = new ManualQueue.Clock(START);
        final List<Turn> given = new ArrayList<>();
        Worker worker = _ -> new Outcome.Done();
        private Rig rig;

        record Rig(
                Database database,
                Inbox inbox,
                Turns turns,
                Standings standings,
                Places places,
                ManualQueue queue) {}

        abstract TestDatabases kind();

        Rig rig() {
            return rig;
        }

        @BeforeEach
        void open() {
            var database = kind().open(directory);
            var turns =
                    new Turns(
                            database,
                            clock,
                            new Backoff(() -> 0.5),
                            () -> UUID.randomUUID().toString());
            rig =
                    new Rig(
                            database,
                            new Inbox(database, clock),
                            turns,
                            new Standings(database, clock),
                            new Places(database, clock),
                            new ManualQueue(turns, this::work));
        }

        Outcome work(Turn turn) throws Exception {
            given.add(turn);
            return worker.work(turn);
        }

        @AfterEach
        void close() {
            rig().database.close();
        }

        boolean keep(String guid, Wish... wishes) {
            return rig().inbox.keep(new Delivery(guid, "pull_request.opened"), List.of(wishes));
        }

        @Test
        void aDeliveryIsWorkedOnOnce() {
            assertTrue(keep("a", new Wish(LANE, false)));
            assertEquals(1, rig().queue.pump());
            assertFalse(keep("a", new Wish(LANE, false)));
            assertEquals(0, rig().queue.pump());
            assertEquals(LANE, given.getFirst().lane());
        }

        @Test
        void oneThatWishesNothingIsNoted() {
            assertFalse(keep("a"));
            assertFalse(keep("a"));
            assertEquals(0, rig().queue.pump());
        }

        @Test
        void twentyWishesAreOneTurn() {
            for (int i = 0; i < 20; i++) {
                keep("a" + i, new Wish(LANE, i == 3));
            }
            assertEquals(1, rig().queue.pump());
            assertEquals(20, given.getFirst().wish());
            assertEquals(4, given.getFirst().afresh());
        }

        @Test
        void aWishThatComesWhileItsLaneRunsIsNotLost() {
            keep("a", new Wish(LANE, false));
            worker =
                    turn -> {
                        assertEquals(
                                given.size() > 1, rig().turns.mayGoOn(turn) && given.size() > 1);
                        if (given.size() == 1) {
                            assertTrue(rig().turns.mayGoOn(turn));
                            keep("b", new Wish(LANE, true));
                            assertFalse(rig().turns.mayGoOn(turn));
                        }
                        return new Outcome.Done();
                    };
            assertEquals(2, rig().queue.pump());
            assertEquals(0, given.get(0).afresh());
            assertEquals(2, given.get(1).afresh());
        }

        @Test
        void aTurnThatMadeRoomForANewerWishStillOwesTheResultAnew() {
            keep("a", new Wish(LANE, true));
            worker =
                    _ -> {
                        if (given.size() == 1) {
                            keep("b", new Wish(LANE, false));
                            return new Outcome.NotBefore(clock.instant());
                        }
                        return new Outcome.Done();
                    };
            assertEquals(2, rig().queue.pump());
            assertEquals(1, given.get(1).afresh());
        }

        @Test
        void failedWorkIsTriedAgainLaterAndLaterAndThenGivenUp() {
            keep("a", new Wish(LANE, false));
            worker =
                    _ -> {
                        throw new IllegalStateException("no");
                    };
            assertEquals(1, rig().queue.pump());
            clock.advance(Duration.ofMillis(999));
            assertEquals(0, rig().queue.pump());
            clock.advance(Duration.ofMillis(1));
            assertEquals(1, rig().queue.pump());
            clock.advance(Duration.ofSeconds(1));
            assertEquals(0, rig().queue.pump());
            clock.advance(Duration.ofHours(6));
            assertEquals(1, rig().queue.pump());
            assertTrue(given.getLast().retry().isEmpty());
            clock.advance(Duration.ofDays(1));
            assertEquals(0, rig().queue.pump());
            assertTrue(keep("a", new Wish(LANE, false)), "a redelivery starts a failed lane");
            assertEquals(1, rig().queue.pump());
            assertEquals(0, given.getLast().tries());
        }

        @Test
        void aRedeliveryOrANewWishEndsAPauseAtOnce() {
            keep("a", new Wish(LANE, false));
            worker = turn -> given.size() < 4 ? turn.failed("no") : new Outcome.Done();
            assertEquals(1, rig().queue.pump());
            assertTrue(keep("a", new Wish(LANE, false)));
            assertEquals(1, rig().queue.pump());
            assertTrue(keep("b", new Wish(LANE, false)));
            assertEquals(1, rig().queue.pump());
            assertEquals(0, given.getLast().tries());
            clock.advance(Duration.ofSeconds(2));
            assertEquals(1, rig().queue.pump());
            assertEquals(1, given.getLast().tries());
        }

        @Test
        void aLimitStopsAllLanesOfItsTenantAndNoOther() {
            keep("a", new Wish(LANE, false), new Wish(OTHER, false));
            keep("b", new Wish(new Lane("pull/9/9", 8, ""), false));
            worker =
                    turn -> {
                        if (turn.lane().tenant() == 7) {
                            rig().turns.stop(7, START.plusSeconds(60));
                            return new Outcome.NotBefore(START.plusSeconds(60));
                        }
                        return new Outcome.Done();
                    };
            assertEquals(2, rig().queue.pump());
            worker = _ -> new Outcome.Done();
            clock.set(START.plusSeconds(59));
            keep("c", new Wish(LANE, false));
            assertEquals(0, rig().queue.pump());
            rig().turns.stop(7, START.plusSeconds(30));
            clock.set(START.plusSeconds(60));
            assertEquals(2, rig().queue.pump());
            assertEquals(0, given.getLast().tries(), "a limit is no failure");
        }

        @Test
        void whatIsOpenSurvivesARestart() {
            keep("a", new Wish(LANE, true));
            var opened = rig();
            var once =
                    new Turns(
                            opened.database, clock, new Backoff(() -> 0.5), () -> "dead instance");
            try {
                once.give(
                        LANE.id(),
                        _ -> {
                            throw new Killed();
                        });
            } catch (Killed e) {
                opened.database.forgetHolders(clock.instant());
            }
            assertEquals(1, opened.queue.pump());
            assertEquals(1, given.getFirst().afresh());
        }

        @Test
        void lanesStandAtPlacesAndRememberWhatTheyLeft() {
            keep("a", new Wish(LANE, false), new Wish(OTHER, false));
            worker =
                    turn -> {
                        assertTrue(rig().standings.stand(turn, "1/aa", "of " + turn.lane().id()));
                        return new Outcome.Done();
                    };
            rig().queue.pump();
            assertEquals(
                    List.of(
                            new Standings.Standing(LANE, "1/aa", "of pull/1/2"),
                            new Standings.Standing(OTHER, "1/aa", "of pull/1/3")),
                    rig().standings.at("1/aa"));
            keep("b", new Wish(LANE, false));
            worker =
                    turn -> {
                        assertTrue(rig().standings.stand(turn, "1/bb", "new"));
                        assertEquals(List.of("1/aa"), rig().standings.departures(LANE));
                        assertTrue(rig().standings.leave(turn));
                        assertEquals(List.of("1/aa", "1/bb"), rig().standings.departures(LANE));
                        rig().standings.settled(LANE, "1/aa");
                        assertTrue(rig().standings.stand(turn, "1/bb", "back"));
                        assertEquals(List.of(), rig().standings.departures(LANE));
                        return new Outcome.Done();
                    };
            rig().queue.pump();
            assertEquals(2, given.stream().filter(turn -> turn.lane().equals(LANE)).count());
            assertEquals(1, rig().standings.at("1/aa").size());
        }

        @Test
        void aPlaceIsLockedByOneTurnUntilItsLeaseIsOver() {
            keep("a", new Wish(LANE, false));
            worker =
                    turn -> {
                        var other = new Turn(OTHER, 1, 0, true, 0, turn.retry(), "another");
                        try (var lock = rig().places.lock("1/aa", turn).orElseThrow()) {
                            assertEquals("", lock.published());
                            assertTrue(lock.save("first"));
                            assertTrue(rig().places.lock("1/aa", other).isEmpty());
                            clock.advance(Places.LEASE.plusMillis(1));
                            try (var taken = rig().places.lock("1/aa", other).orElseThrow()) {
                                assertEquals("first", taken.published());
                                assertFalse(lock.save("late"));
                                assertFalse(lock.renew());
                                assertTrue(taken.renew());
                            }
                        }
                        assertTrue(rig().places.lock("1/aa", turn).isPresent());
                        return new Outcome.Done();
                    };
            assertEquals(1, rig().queue.pump());
        }

        @Test
        void aTurnWhoseLaneWasTakenOverSaysNothingMore() {
            keep("a", new Wish(LANE, false));
            worker =
                    turn -> {
                        if (given.size() == 1) {
                            new Turns(rig().database, clock, new Backoff(() -> 0.5), () -> "other")
                                    .give(LANE.id(), this::work);
                            assertFalse(rig().turns.mayGoOn(turn));
                            assertFalse(rig().standings.stand(turn, "1/aa", "late"));
                        }
                        return new Outcome.Done();
                    };
            assertEquals(1, rig().queue.pump());
            assertEquals(2, given.size());
            assertEquals(List.of(), rig().standings.at("1/aa"));
        }

        @Test
        void deliveriesAreForgottenAfterFourteenDays() {
            keep("a", new Wish(LANE, false));
            rig().queue.pump();
            clock.advance(Duration.ofDays(14));
            assertEquals(0, rig().inbox.forget());
            assertFalse(keep("a", new Wish(LANE, false)));
            clock.advance(Duration.ofMillis(1));
            assertEquals(2, rig().inbox.forget());
            assertTrue(keep("a", new Wish(LANE, false)));
        }

        @Test
        void whatCouldNotBeKeptIsNotKept() {
            var long201 = "x".repeat(200);
            assertTrue(keep("a", new Wish(new Lane(long201, 7, "s".repeat(4000)), false)));
            rig().database.close();
            try {
                keep("b", new Wish(LANE, false));
                throw new AssertionError("kept in a closed database");
            } catch (DatabaseFailure e) {
                assertFalse(rig().database.answers());
            }
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }
}
