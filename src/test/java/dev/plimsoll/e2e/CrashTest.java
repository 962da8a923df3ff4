package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** The real process is killed, and started again. */
class CrashTest {
    /** A finding a line: more than go into one request. */
    private static final String MANY =
            "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(119) + "USER root\n";

    @TempDir private Path directory;
    private FakeGitHub github;

    @BeforeEach
    void start() {
        github = FakeGitHub.start();
    }

    @AfterEach
    void wasWellBehaved() {
        var faults = github.faults();
        github.close();
        assertEquals(List.of(), faults);
    }

    private Map<String, String> embedded() {
        return Map.of("PLIMSOLL_DATA", directory.resolve("data").toString());
    }

    private FakePullRequest opening(int number, String text) {
        return github.pullRequest("acme%d/shop".formatted(number), number)
                .file("Dockerfile", CLEAN, text)
                .open();
    }

    private static boolean isReviewed(FakePullRequest pull) {
        return !pull.reviews().isEmpty();
    }

    /** The points at which the process dies: the call hangs there, done or not, as it is killed. */
    enum Point {
        BEFORE_THE_FILES_ARE_READ(Act.FILES, false),
        BEFORE_THE_CHECK(Act.CREATE_CHECK, false),
        AFTER_THE_CHECK(Act.CREATE_CHECK, true),
        AMID_THE_ANNOTATIONS(Act.UPDATE_CHECK, false),
        AFTER_SOME_ANNOTATIONS(Act.UPDATE_CHECK, true),
        BEFORE_THE_REVIEW(Act.CREATE_REVIEW, false),
        AFTER_THE_REVIEW(Act.CREATE_REVIEW, true);

        private final Act act;
        private final boolean done;

        Point(Act act, boolean done) {
            this.act = act;
            this.done = done;
        }

        private void plan(FakeGitHub github) {
            if (done) {
                github.next(act).pausesAfter();
            } else {
                github.next(act).pausesBefore();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverWasKilledEndsAsIfNothingHadBeen(Point point) throws InterruptedException {
        var pull = opening(7, MANY);
        point.plan(github);
        try (var doomed = ServerProcess.start(github, embedded())) {
            assertEquals(202, github.deliver("opened", pull));
            github.awaitPause();
            doomed.kill();
        }
        github.resume();
        try (var _ = ServerProcess.start(github, embedded())) {
            Await.until(() -> isReviewed(pull) && isConcluded(pull));
            assertWholeAndOnce(pull);
        }
    }

    private static boolean isConcluded(FakePullRequest pull) {
        var runs = pull.checkRuns();
        return !runs.isEmpty() && runs.getLast().status().equals("completed");
    }

    /** 119 times sudo and one root, each told once; 25 of them inline. */
    private static void assertWholeAndOnce(FakePullRequest pull) {
        assertEquals("failure", Said.conclusions(pull.checkRuns()));
        var annotations = pull.checkRun().annotationLines();
        assertEquals(annotations.stream().distinct().toList(), annotations);
        assertEquals(120, annotations.size());
        assertEquals(1, pull.reviews().size());
        assertEquals(25, pull.comments().size());
    }

    @Test
    void nothingThatWasAcknowledgedUnderLoadIsLost() throws Exception {
        var acknowledged = new ArrayList<FakePullRequest>();
        try (var doomed = ServerProcess.start(github, embedded());
                var senders = Executors.newFixedThreadPool(4)) {
            var answers =
                    IntStream.rangeClosed(1, 60)
                            .mapToObj(number -> {
                                var pull = opening(number, AS_ROOT);
                                var event = github.event("opened", pull);
                                return senders.submit(() -> {
                                    if (number == 40) {
                                        doomed.kill();
                                    }
                                    return event.send() == 202
                                            ? List.of(pull)
                                            : List.<FakePullRequest>of();
                                });
                            })
                            .toList();
            for (var answer : answers) {
                acknowledged.addAll(answer.get());
            }
        }
        assertTrue(acknowledged.size() >= 30, () -> acknowledged.size() + " acknowledged");
        try (var _ = ServerProcess.start(github, embedded())) {
            acknowledged.forEach(pull -> Await.until(() -> isReviewed(pull) && isConcluded(pull)));
            for (var pull : acknowledged) {
                assertEquals("failure", Said.conclusions(pull.checkRuns()));
                assertEquals(1, pull.checkRun().annotations().size());
                assertEquals(1, pull.comments().size());
            }
        }
    }

    @Test
    void oneThatIsAskedToStopStopsWithinEightSecondsAndLeavesItsWorkToTheNext() throws Exception {
        var pull = opening(7, MANY);
        github.next(Act.CREATE_CHECK).pausesBefore();
        try (var first = ServerProcess.start(github, embedded())) {
            assertEquals(202, github.deliver("opened", pull));
            github.awaitPause();
            // Neither GitHub nor whoever sends this will ever come to an end.
            try (var _ = new HookClient(first.webhook(), new byte[1000]).stall()) {
                long milliseconds = first.terminate();
                assertTrue(milliseconds < 8_000, () -> milliseconds + " ms");
            }
        }
        github.resume();
        try (var _ = ServerProcess.start(github, embedded())) {
            Await.until(() -> isReviewed(pull) && isConcluded(pull));
            assertWholeAndOnce(pull);
        }
    }

    @Test
    void whatIsSecretIsNotLogged() {
        var pull = opening(7, AS_ROOT);
        github.next(Act.TOKEN).answers(500);
        github.next(Act.FILES).answers(401);
        github.next(Act.FILES).dropsBefore();
        github.next(Act.QUERY).babbles("<html>");
        github.next(Act.CREATE_CHECK).doesItAndAnswers(502);
        github.next(Act.CREATE_REVIEW).answers(502);
        try (var server = ServerProcess.start(github, embedded())) {
            assertEquals(401, new HookClient(server.webhook(), new byte[10]).post());
            assertEquals(202, github.deliver("opened", pull));
            Await.until(() -> isReviewed(pull) && isConcluded(pull));
            var log = server.log();
            assertTrue(log.contains("check-runs answered 502"), log);
            assertEquals(List.of(), github.secrets().filter(log::contains).toList());
            assertFalse(log.contains(ServerProcess.SECRET), log);
        }
    }

    @Test
    void anotherInstanceTakesOverWhatADeadOneHad() throws InterruptedException {
        var address = TestDatabases.freshPostgres();
        var shared =
                Map.of(
                        "DATABASE_URL",
                        address.jdbcUrl()
                                .replace("jdbc:postgresql://", "postgresql://postgres:postgres@"));
        var pull = opening(7, MANY);
        github.next(Act.CREATE_CHECK).pausesAfter();
        try (var _ = ServerProcess.start(github, shared);
                var doomed = ServerProcess.start(github, shared)) {
            assertEquals(202, github.deliver("opened", pull));
            github.awaitPause();
            doomed.kill();
            github.resume();
            Await.until(() -> isReviewed(pull) && isConcluded(pull));
            assertWholeAndOnce(pull);
        }
    }
}
