package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.NOTHING_NEW;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Several pull requests have one commit as their head, which has one check. */
record SharedHeadTest(Scene scene) implements EndToEnd {
    /** Two with one head, on whose branches the fault is new (#7) and known (#8). */
    private List<FakePullRequest> sharing() {
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
        assertEquals(NOTHING_NEW, Said.of(both.get(1)));
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
        assertEquals("failure", Said.conclusions(both.get(0).repository()));
    }

    @Test
    void aSecondPullRequestDoesNotTurnTheFirstOneGreen() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        assertEquals(SHARED, Said.check(both.get(0).checkRun()));
        assertEquals("failure", Said.conclusions(both.get(0).repository()));
    }

    @Test
    void whoRemainsAtAHeadDecidesAnew() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        both.get(0).close();
        scene.hears("closed", both.get(0));
        assertEquals(NOTHING_NEW, Said.check(both.get(1).checkRun()));
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
        assertEquals(NOTHING_NEW, Said.check(both.get(1).checkRun()));
        assertEquals(NOTHING_NEW, Said.check(both.get(0).checkRun()));
    }

    @Test
    void aMergeGroupThatIsOverIsNoLongerCounted() {
        var repository = scene.repository();
        var pull = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
        var group = repository.mergeGroup(pull);
        scene.hears("checks_requested", group);
        var next = repository.pullRequest(8).onto("release").headOf(pull).open();
        next.moveTo(group.head());
        scene.hears("opened", next);
        assertEquals(
                """
                This commit is the head of several pull requests; the worst of them decides.
                - #8: 1 new finding: 1 error
                - the merge queue: 1 new finding: 1 error\
                """,
                next.checkRun().summary().lines().limit(3).collect(Collectors.joining("\n")));
        scene.hears("destroyed", group);
        assertEquals(
                "Looked at 1 Dockerfile at `%s`: **1 new finding** (1 error). New errors fail this check; warnings and infos do not."
                        .formatted(group.head().substring(0, 7)),
                next.checkRun().summary().lines().findFirst().orElse(""));
        assertEquals("failure", Said.conclusions(next.checkRuns()));
    }

    @Test
    void aRerunOfASharedHeadIsOneNewRun() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        scene.hears(scene.github().rerequested(both.get(0).repository(), both.get(0).checkRun()));
        assertEquals("failure, failure", Said.conclusions(both.get(0).repository()));
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
        assertEquals("failure, success", Said.conclusions(both.get(0).repository()));
    }

    @Test
    void aRerunOfASharedHeadDoesNotWaitForOneThatFails() {
        var both = sharing();
        scene.hears("opened", both.get(0));
        scene.hears("opened", both.get(1));
        var again = scene.github().rerequested(both.get(0).repository(), both.get(0).checkRun());
        scene.github().next(Act.FILES).answers(502);
        scene.hears(again);
        assertEquals("failure, failure", Said.conclusions(both.get(0).repository()));
        scene.passes(Duration.ofSeconds(5));
        assertEquals("failure, failure", Said.conclusions(both.get(0).repository()));
        assertEquals(SHARED, Said.check(both.get(0).checkRun()));
    }

    /** Whichever is looked at first is closed before it is. */
    @Test
    void aRerunOfAHeadThatIsSearchedForIsMadeThoughTheFirstIsClosedMeanwhile() {
        var repository = scene.repository();
        var gone = repository.pullRequest(6).file("Dockerfile", CLEAN, AS_ROOT).fork().open();
        scene.hears("opened", gone);
        gone.close();
        scene.hears("closed", gone);
        assertEquals("cancelled", Said.conclusions(repository));
        // No event told of these two.
        var others =
                List.of(
                        repository.pullRequest(7).headOf(gone).fork().open(),
                        repository.pullRequest(8).headOf(gone).fork().open());
        scene.github()
                .next(Act.FILES)
                .meanwhile(() -> lookedAt(others, scene.github().calls().getLast()).close());
        scene.hears(scene.github().suiteRerequested(repository, gone.head()));
        assertEquals("cancelled, failure", Said.conclusions(repository));
        assertEquals(CHECKED, Said.check(gone.checkRun()));
    }

    private static FakePullRequest lookedAt(List<FakePullRequest> pulls, String call) {
        return pulls.stream()
                .filter(pull -> call.contains("/pulls/" + pull.number() + "/"))
                .findFirst()
                .orElseThrow();
    }
}
