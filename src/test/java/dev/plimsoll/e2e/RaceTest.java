package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.NOTHING_NEW;
import static dev.plimsoll.e2e.Samples.REVIEWED;
import static dev.plimsoll.e2e.Samples.sudos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Something else happens while a pull request is looked at. */
record RaceTest(Scene scene) implements EndToEnd {
    private void pushes(FakePullRequest pull, String text) {
        pull.push().file("Dockerfile", text).done();
        assertEquals(202, scene.github().deliver("synchronize", pull));
    }

    @Test
    void twentyPushesInABurstAreOneReview() {
        var pull = opening(CLEAN, AS_ROOT).open();
        assertEquals(202, scene.github().deliver("opened", pull));
        for (int i = 0; i < 20; i++) {
            pushes(pull, AS_ROOT + "ENV NUMBER=" + i + "\n");
        }
        assertEquals(1, scene.plimsoll().pump());
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", Said.conclusions(pull.repository()));
    }

    @Test
    void anEventThatComesLateChangesNothing() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var late = scene.github().event("synchronize", pull);
        pushed(pull, AS_ROOT + "WORKDIR /app\n");
        scene.hears(late);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", Said.conclusions(pull.repository()));
    }

    @Test
    void aPushThatIsHeardOfAfterTheCloseIsNotBelieved() {
        var pull = opening().file("README.md", "Old.\n", "New.\n").open();
        var late = scene.github().event("synchronize", pull);
        pull.close();
        scene.hears(scene.github().event("closed", pull), late);
        assertEquals("", Said.conclusions(pull.repository()));
        scene.hears("synchronize", pull);
        assertEquals("", Said.conclusions(pull.repository()));
    }

    @Test
    void aCloseThatIsHeardOfBeforeAnOlderPushCancelsTheCheck() {
        var pull = opened(opening().file("README.md", "Old.\n", "New.\n"));
        var late = scene.github().event("synchronize", pull);
        pull.close();
        scene.hears(scene.github().event("closed", pull), late);
        assertEquals("cancelled", Said.conclusions(pull.repository()));
    }

    @Test
    void aCloseThatIsHeardOfAfterTheReopeningChangesNothing() {
        var pull = opened(opening().file("README.md", "Old.\n", "New.\n"));
        var late = scene.github().event("closed", pull);
        scene.hears(scene.github().event("reopened", pull), late);
        assertEquals("success", Said.conclusions(pull.repository()));
    }

    @Test
    void aPushBeforeTheCheckIsWrittenEndsInOneCheck() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.QUERY).meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", Said.conclusions(pull.repository()));
    }

    @Test
    void aPushOfWhichNoEventCameYetIsNotTakenForTheOldHead() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github()
                .next(Act.QUERY)
                .meanwhile(() -> pull.push().file("Dockerfile", CLEAN + "WORKDIR /\n").done());
        scene.hears("opened", pull);
        assertEquals("", Said.conclusions(pull.repository()));
        scene.passes(Duration.ofSeconds(2));
        assertEquals(NOTHING_NEW, Said.of(pull));
        assertEquals("success", Said.conclusions(pull.repository()));
    }

    @Test
    void aPushWhileTheCheckIsWrittenLeavesNoReviewOfTheOldHead() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github()
                .next(Act.CREATE_CHECK)
                .meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(pull.head(), pull.reviews().getFirst().commit());
        assertEquals("cancelled, failure", Said.conclusions(pull.repository()));
    }

    @Test
    void aHeadThatIsLeftAmidItsAnnotationsIsNotLeftInProgress() {
        var pull = scene.repository().pullRequest(7).file("Dockerfile", CLEAN, sudos(120)).open();
        scene.github()
                .next(Act.UPDATE_CHECK)
                .meanwhile(() -> pushes(pull, CLEAN + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals("cancelled, success", Said.conclusions(pull.repository()));
        assertEquals(NOTHING_NEW, Said.of(pull));
    }

    @Test
    void aPushWhileTheReviewIsPostedDoublesNoComment() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github()
                .next(Act.CREATE_REVIEW)
                .meanwhile(() -> pushes(pull, AS_ROOT + "WORKDIR /app\n"));
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("cancelled, failure", Said.conclusions(pull.repository()));
    }

    @Test
    void aPullRequestThatIsClosedMeanwhileGetsNoReview() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github()
                .next(Act.CREATE_CHECK)
                .meanwhile(() -> {
                    pull.close();
                    assertEquals(202, scene.github().deliver("closed", pull));
                });
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(2));
        assertEquals(List.of(), pull.reviews());
        assertEquals("cancelled", Said.conclusions(pull.repository()));
    }

    @Test
    void whatWasKeptBeforeAStopIsDoneAfterIt() {
        var pull = opening(CLEAN, AS_ROOT).open();
        assertEquals(202, scene.github().deliver("opened", pull));
        scene.restart();
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
        scene.restart();
        scene.hears("reopened", pull);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure", Said.conclusions(pull.repository()));
    }
}
