package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The queue as it runs: with the job library, its threads and real time. */
class QueueTest {
    private static final Lane LANE = new Lane("pull/1/2", 7, "x/y#2");
    private static final InstantSource CLOCK = InstantSource.system();

    /** Without a heartbeat for so long, an instance is no longer waited for. */
    private static final Duration DEAD = Duration.ofSeconds(23);

    @TempDir Path directory;

    private static Turns turns(Database database) {
        return new Turns(
                database, CLOCK, new Backoff(() -> 0.5), () -> UUID.randomUUID().toString());
    }

    private static void keep(Database database, String guid) {
        new Inbox(database, CLOCK)
                .keep(new Delivery(guid, "push"), List.of(new Wish.Work(LANE, false)));
    }

    private static Queue queue(Database database, Worker worker) {
        return new Queue(database, CLOCK, turns(database), worker, instance("a"));
    }

    private static Instance instance(String name) {
        return new Instance(name, Duration.ofSeconds(20));
    }

    private static Turn next(LinkedBlockingQueue<Turn> given) throws InterruptedException {
        var turn = given.poll(30, TimeUnit.SECONDS);
        return java.util.Objects.requireNonNull(turn, "no turn was given");
    }

    @ParameterizedTest
    @EnumSource
    void worksOnALaneThatIsWoken(TestDatabases kind) throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = kind.open(directory);
                var queue = queue(database, turn -> done(given, turn))) {
            queue.start();
            keep(database, "g1");
            queue.wake(LANE.id());
            assertEquals(1, next(given).wish());
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsALaneThatNobodyWoke(TestDatabases kind) throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = kind.open(directory);
                var queue = queue(database, turn -> done(given, turn))) {
            keep(database, "g1");
            queue.start();
            assertEquals(1, next(given).wish());
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesOneTurnAtATimeAndLosesNoWishThatComesMeanwhile(TestDatabases kind) throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        Worker worker =
                turn -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    given.add(turn);
                    assertTrue(goOn.await(30, TimeUnit.SECONDS));
                    running.decrementAndGet();
                    return new Outcome.Done();
                };
        try (var database = kind.open(directory);
                var queue = queue(database, worker)) {
            queue.start();
            keep(database, "g1");
            queue.wake(LANE.id());
            assertEquals(1, next(given).wish());
            for (int i = 2; i < 20; i++) {
                keep(database, "g" + i);
                queue.wake(LANE.id());
            }
            goOn.countDown();
            assertEquals(19, next(given).wish());
            assertEquals(1, most.get());
        }
    }

    @Test
    void twoInstancesShareTheWorkAndNeverALane() throws Exception {
        var address = TestDatabases.freshPostgres();
        var given = new LinkedBlockingQueue<Turn>();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        Worker worker =
                turn -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    return done(given, turn);
                };
        try (var one = Databases.postgres(address);
                var two = Databases.postgres(address);
                var first = new Queue(one, CLOCK, turns(one), worker, instance("first"));
                var second = new Queue(two, CLOCK, turns(two), worker, instance("second"))) {
            first.start();
            second.start();
            long wish = 0;
            for (int i = 0; i < 50; i++) {
                keep(one, "g" + i);
                (i % 2 == 0 ? first : second).wake(LANE.id());
            }
            while (wish < 50) {
                wish = next(given).wish();
            }
            assertEquals(1, most.get());
        }
    }

    @Test
    void takesOverTheLaneOfADeadInstance() throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = TestDatabases.POSTGRES.open(directory);
                var queue = queue(database, turn -> done(given, turn))) {
            keep(database, "g1");
            pickedBy(database, "a dead instance", Instant.now().minus(DEAD));
            queue.start();
            assertEquals(1, next(given).wish());
        }
    }

    @Test
    void leavesALaneToTheInstanceThatLives() throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = TestDatabases.POSTGRES.open(directory);
                var queue = queue(database, turn -> done(given, turn))) {
            keep(database, "g1");
            pickedBy(database, "an instance that lives", Instant.now().plusSeconds(60));
            var other = new Lane("pull/1/3", 7, "");
            queue.start();
            new Inbox(database, CLOCK)
                    .keep(new Delivery("g2", "push"), List.of(new Wish.Work(other, false)));
            assertEquals(other, next(given).lane());
            assertEquals(null, given.poll());
        }
    }

    @Test
    void theEmbeddedDatabaseTakesUpAtOnceWhatAKilledProcessHeld() throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = TestDatabases.EMBEDDED.open(directory);
                var queue = queue(database, turn -> done(given, turn))) {
            keep(database, "g1");
            pickedBy(database, "the process before", Instant.now());
            long before = System.nanoTime();
            queue.start();
            assertEquals(1, next(given).wish());
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 5);
        }
    }

    @Test
    void stopsWithinSecondsAndKeepsWhatIsUnfinished() throws Exception {
        var given = new LinkedBlockingQueue<Turn>();
        try (var database = TestDatabases.EMBEDDED.open(directory)) {
            var turns = turns(database);
            Worker worker =
                    turn -> {
                        given.add(turn);
                        while (turns.mayGoOn(turn)) {
                            Thread.onSpinWait();
                        }
                        return new Outcome.NotBefore(CLOCK.instant());
                    };
            keep(database, "g1");
            long before;
            try (var queue = new Queue(database, CLOCK, turns, worker, instance("a"))) {
                queue.start();
                assertEquals(1, next(given).wish());
                before = System.nanoTime();
            }
            assertTrue(Duration.ofNanos(System.nanoTime() - before).toSeconds() < 8);
            assertEquals(List.of(LANE.id()), turns(database).due());
        }
    }

    @Test
    void theDataDirectoryIsItsOwnersAlone() throws IOException {
        var data = directory.resolve("a").resolve("data");
        try (var database = Databases.embedded(data)) {
            assertTrue(database.answers());
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
        }
    }

    @Test
    void aThreadThatIsInterruptedWhileItWritesClosesTheDatabaseForNobody() throws Exception {
        try (var database = TestDatabases.EMBEDDED.open(directory)) {
            for (int i = 0; i < 20; i++) {
                var guid = "i" + i;
                var thread =
                        Thread.ofVirtual()
                                .unstarted(() -> {
                                    Thread.currentThread().interrupt();
                                    try {
                                        keep(database, guid);
                                    } catch (DatabaseFailure e) {
                                        // Its own work may fail.
                                    }
                                });
                thread.start();
                thread.join();
                keep(database, "k" + i);
            }
            assertTrue(database.answers());
        }
    }

    @Test
    void aSecondProcessOnTheSameDirectoryIsToldSo() throws Exception {
        var data = directory.resolve("data");
        try (var database = Databases.embedded(data)) {
            assertTrue(database.answers());
            var second =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Opener.class.getName(),
                                    data.toString())
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertEquals(
                    "another Plimsoll is running on the data directory "
                            + data.toAbsolutePath()
                            + ": stop it, or set PLIMSOLL_DATA to another directory",
                    new String(
                            second.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void aPasswordIsNeverPrinted() {
        var address = new PostgresAddress("jdbc:postgresql://127.0.0.1:1/x", "me", "sesame");
        assertFalse(address.toString().contains("sesame"));
        var failure = assertThrows(DatabaseFailure.class, () -> Databases.postgres(address));
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause.getMessage()).contains("sesame"));
        }
    }

    private static Outcome done(LinkedBlockingQueue<Turn> given, Turn turn) {
        given.add(turn);
        return new Outcome.Done();
    }

    private static void pickedBy(Database database, String name, Instant heartbeat) {
        database.transact(sql ->
                sql.update(
                        "insert into scheduled_tasks (task_name, task_instance, execution_time,"
                            + " picked, picked_by, last_heartbeat, version) values ('lane', ?, ?,"
                            + " true, ?, ?, 1)",
                        LANE.id(),
                        heartbeat,
                        name,
                        heartbeat));
    }

    /** Opens a database in another process and says what comes of it. */
    static final class Opener {
        private Opener() {}

        public static void main(String[] arguments) {
            try (var database = Databases.embedded(Path.of(arguments[0]))) {
                System.out.print("opened: " + database.answers());
            } catch (DatabaseFailure e) {
                System.out.print(e.getMessage());
            }
        }
    }
}
