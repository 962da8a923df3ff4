package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeCheckRun;
import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.FakeRepository;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens while something else happens, and who shares what. */
@ParameterizedClass
@EnumSource
record RaceTest(TestDatabases database) {
    private static final String CLEAN =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER app
            """;

    private static final String AS_ROOT = CLEAN.replace("USER app", "USER root");
    private static final String REVIEWED =
            """
            failure: 1 new finding: 1 error
                Dockerfile:3-3 failure The image runs as `root`.
            review: 1 new finding: 1 error.
                Dockerfile:3 **Error**: The image runs as `root`.
            """;

    @TempDir private static Path directory;

    /** Opened for each of the databases in turn. */
    @SuppressWarnings("NullAway.Init")
    private static Scene scene;

    @BeforeParameterizedClassInvocation
    static void open(TestDatabases database) {
        scene = Scene.open(database, directory);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        scene.close();
    }

    @AfterEach
    void wasWellBehaved() {
        assertEquals(List.of(), scene.faults());
    }

    private static FakePullRequest opening() {
        return scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
    }

    private static void pushes(FakePullRequest pull, String text) {
        pull.push().file("Dockerfile", text).done();
        assertEquals(202, scene.github().deliver("synchronize", pull));
    }

    /** Checks of all commits, the oldest first. */
    private static String conclusions(FakeRepository repository) {
        return Said.conclusions(repository.checkRuns());
    }

    private static String manySudos(int count) {
        return "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(count) + "USER 10001\n";
    }

    @Test
    void twentyPushesInABurstAreOneReview() {
        var pull = opening();
        assertEquals(202, scene.github().deliver("opened", pull));
        for (int i = 0; i < 20; i++) {
            pushes(pull, AS_ROOT + "ENV NUMBER=" + i + "\n");
        }
        assertEquals(1, scene.plimsoll().pump());
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", conclusions(pull.repository()));
    }

    @Test
    void anEventThatComesLateChangesNothing() {
        var pull = opening();
        var late = scene.github().event("synchronize", pull);
        pull.push().file("Dockerfile", AS_ROOT + "WORKDIR /app\n").done();
        scene.hears("synchronize", pull);
        scene.hears(late);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", conclusions(pull.repository()));
    }

    @Test
    void aPushBeforeTheCheckIsWrittenEndsInOneCheck() {
        var pull = opening();
        scene.github().next(Act.QUERY).meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", conclusions(pull.repository()));
    }

    @Test
    void aPushOfWhichNoEventCameYetIsNotTakenForTheOldHead() {
        var pull = opening();
        scene.github()
                .next(Act.QUERY)
                .meanwhile(() -> pull.push().file("Dockerfile", CLEAN + "WORKDIR /\n").done());
        scene.hears("opened", pull);
        assertEquals("", conclusions(pull.repository()));
        scene.passes(Duration.ofSeconds(2));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
        assertEquals("success", conclusions(pull.repository()));
    }

    @Test
    void aPushWhileTheCheckIsWrittenLeavesNoReviewOfTheOldHead() {
        var pull = opening();
        scene.github()
                .next(Act.CREATE_CHECK)
                .meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(pull.head(), pull.reviews().getFirst().commit());
        assertEquals("cancelled, failure", conclusions(pull.repository()));
    }

    @Test
    void aHeadThatIsLeftAmidItsAnnotationsIsNotLeftInProgress() {
        var pull =
                scene.repository().pullRequest(7).file("Dockerfile", CLEAN, manySudos(120)).open();
        scene.github()
                .next(Act.UPDATE_CHECK)
                .meanwhile(() -> pushes(pull, CLEAN + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals("cancelled, success", conclusions(pull.repository()));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
    }

    @Test
    void aPushWhileTheReviewIsPostedDoublesNoComment() {
        var pull = opening();
        scene.github()
                .next(Act.CREATE_REVIEW)
                .meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("cancelled, failure", conclusions(pull.repository()));
    }

    @Test
    void aPullRequestThatIsClosedMeanwhileGetsNoReview() {
        var pull = opening();
        scene.github()
                .next(Act.CREATE_CHECK)
                .meanwhile(() -> {
                    pull.close();
                    assertEquals(202, scene.github().deliver("closed", pull));
                });
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(List.of(), pull.reviews());
        assertEquals("cancelled", conclusions(pull.repository()));
    }

    /** Two with one head, on whose branches the fault is new (#7) and known (#8). */
    private static List<FakePullRequest> sharing() {
        var repository = scene.repository();
        var one = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
        one.moveTo(repository.push("legacy").file("Dockerfile", AS_ROOT).done());
        one.push().file("Dockerfile", AS_ROOT + "WORKDIR /app\n").done();
        return List.of(one, repository.pullRequest(8).onto("legacy").headOf(one).open());
    }

    private static final String SHARED =
            """
            failure: #7: 1 new finding: 1 error
                Dockerfile:3-3 failure The image runs as `root`.
            """;

    @Test
    void theWorstOfTwoWithOneHeadDecides() {
        var both = sharing();
        scene.hears("opened", both.get(1));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(both.get(1)));
        scene.hears("opened", both.get(0));
        assertEquals(SHARED, Said.check(both.get(0).checkRun()));
        var shared = both.get(0).head().substring(0, 7);
        assertEquals(
                """
                This commit is the head of several pull requests; the worst of them decides.
                - #7: 1 new finding: 1 error
                - #8: No new finding in 1 Dockerfile

                ## #7

                Looked at 1 Dockerfile at `%s`: **1 new finding** (1 error). New errors fail this check; warnings and infos do not.

                ### Dockerfiles

                - `Dockerfile`: 1 error

                ## #8

                Looked at 1 Dockerfile at `%s`: no new finding. 1 finding was there before and does not count.

                ### Dockerfiles

                - `Dockerfile`: nothing new, 1 there before\
                """
                        .formatted(shared, shared),
                both.get(0).checkRun().summary());
        assertEquals(1, both.get(0).reviews().size());
        assertEquals(0, both.get(1).reviews().size());
        assertEquals("failure", conclusions(both.get(0).repository()));
    }

    @Test
    void aSecondPullRequestDoesNotTurnTheFirstOneGreen() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        assertEquals(SHARED, Said.check(both.get(0).checkRun()));
        assertEquals("failure", conclusions(both.get(0).repository()));
    }

    @Test
    void whoRemainsAtAHeadDecidesAnew() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        both.get(0).close();
        scene.hears("closed", both.get(0));
        assertEquals(
                "success: No new finding in 1 Dockerfile\n", Said.check(both.get(1).checkRun()));
        both.get(1).close();
        scene.hears("closed", both.get(1));
        assertEquals("cancelled", both.get(1).checkRun().conclusion());
    }

    @Test
    void whoLeavesAHeadIsNoLongerCountedThere() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        both.get(0).push().file("Dockerfile", CLEAN + "WORKDIR /app\n").done();
        scene.hears("synchronize", both.get(0));
        assertEquals(
                "success: No new finding in 1 Dockerfile\n", Said.check(both.get(1).checkRun()));
        assertEquals(
                "success: No new finding in 1 Dockerfile\n", Said.check(both.get(0).checkRun()));
    }

    @Test
    void aRerunOfASharedHeadIsOneNewRun() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        scene.hears(scene.github().rerequested(both.get(0).repository(), both.get(0).checkRun()));
        assertEquals("failure, failure", conclusions(both.get(0).repository()));
        assertEquals(SHARED, Said.check(both.get(0).checkRun()));
        assertEquals(1, both.get(0).reviews().size());
    }

    @Test
    void aRerunOfASharedHeadIsMadeThoughTheFirstHasLeftIt() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        var again = scene.github().rerequested(both.get(0).repository(), both.get(0).checkRun());
        // No event told of it.
        both.get(0).close();
        scene.hears(again);
        assertEquals("failure, success", conclusions(both.get(0).repository()));
    }

    @Test
    void aRerunConcernsOnlyThePullRequestsOfItsCommitAndRepository() {
        var repository = scene.repository();
        var pull = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).fork().open();
        var other = repository.pullRequest(8).file("Dockerfile", CLEAN, AS_ROOT + "#\n").open();
        scene.hears("opened", pull);
        var listed =
                List.of(
                        Map.of(
                                "number", 8,
                                "head", Map.of("sha", pull.head()),
                                "base", Map.of("repo", Map.of("id", 1))),
                        Map.of(
                                "number", 8,
                                "head", Map.of("sha", other.head()),
                                "base", Map.of("repo", Map.of("id", repository.id()))));
        var suite =
                Map.of(
                        "head_sha", pull.head(),
                        "app", Map.of("id", Long.valueOf(scene.github().appId())),
                        "pull_requests", listed);
        var payload =
                Map.of(
                        "action",
                        "rerequested",
                        "installation",
                        Map.of("id", repository.installation().id()),
                        "repository",
                        Map.of("id", repository.id(), "full_name", repository.name()),
                        "check_suite",
                        suite);
        scene.hears(scene.github().event("check_suite", payload));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
        assertEquals(List.of(), other.checkRuns());
    }

    @Test
    void aForkIsReviewedThroughTheRepositoryItGoesTo() {
        var pull =
                scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).fork().open();
        scene.hears("opened", pull);
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
        assertTrue(scene.github().calls().stream().noneMatch(call -> call.contains("stranger")));
    }

    @Test
    void aDeletedForkIsReviewedToo() {
        var pull =
                scene.repository()
                        .pullRequest(7)
                        .file("Dockerfile", CLEAN, AS_ROOT)
                        .deletedFork()
                        .open();
        scene.hears("opened", pull);
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aRerunOnAForkIsKnownByOurOwnTable() {
        var pull =
                scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).fork().open();
        scene.hears("opened", pull);
        scene.calls();
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
        assertEquals("failure, failure", conclusions(pull.repository()));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aRerunOfAForkThatNobodyKnowsIsSearchedFor() {
        var pull =
                scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).fork().open();
        scene.hears(scene.github().suiteRerequested(pull.repository(), pull.head()));
        assertEquals(
                List.of(
                        Act.TOKEN,
                        Act.PULLS,
                        Act.FILES,
                        Act.QUERY,
                        Act.CREATE_CHECK,
                        Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void whatWasKeptBeforeAStopIsDoneAfterIt() {
        var pull = opening();
        assertEquals(202, scene.github().deliver("opened", pull));
        scene.restart();
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
        scene.restart();
        scene.hears("reopened", pull);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", conclusions(pull.repository()));
    }

    @Test
    void itsOwnQueueDoublesNothingInABurst() throws InterruptedException {
        var storage = Plimsoll.empty(database, directory.resolve("live-" + database));
        try (var github = FakeGitHub.start()) {
            var pull = github.pullRequest("acme/shop", 7).file("Dockerfile", CLEAN, AS_ROOT).open();
            var reviewed = new CountDownLatch(1);
            github.next(Act.CREATE_REVIEW).meanwhile(reviewed::countDown);
            try (var _ = Plimsoll.live(github, storage)) {
                assertEquals(202, github.deliver("opened", pull));
                for (int i = 0; i < 20; i++) {
                    pull.push().file("Dockerfile", AS_ROOT + "ENV NUMBER=" + i + "\n").done();
                    assertEquals(202, github.deliver("synchronize", pull));
                }
                assertTrue(reviewed.await(60, TimeUnit.SECONDS));
                Await.until(() -> !pull.checkRuns().isEmpty() && isConcluded(pull.repository()));
            }
            assertEquals(REVIEWED, Said.of(pull));
            assertEquals(1, pull.checkRuns().size());
            assertEquals(List.of(), github.faults());
        }
    }

    private static boolean isConcluded(FakeRepository repository) {
        return repository.checkRuns().stream()
                .map(FakeCheckRun::status)
                .allMatch("completed"::equals);
    }
}
