package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.FAULTY;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.List;

/** A pull request changes without a push, or is looked at again. */
record StateTest(Scene scene) implements EndToEnd {
    @Test
    void aRedeliveryAddsNothing() {
        var pull = opening(CLEAN, FAULTY).open();
        var event = scene.github().event("opened", pull);
        scene.hears(event);
        var said = Said.of(pull);
        scene.calls();
        assertEquals(200, event.sendAgain());
        assertEquals(0, scene.plimsoll().pump());
        assertEquals(List.of(), scene.calls());
        assertEquals(said, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void anotherEventOnTheSameHeadAddsNothing() {
        var pull = opened(CLEAN, FAULTY);
        var said = Said.of(pull);
        scene.calls();
        scene.hears("reopened", pull);
        assertEquals(List.of(Act.FILES, Act.QUERY), scene.calls());
        assertEquals(said, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void aDraftIsCheckedAndReviewedWhenItIsReady() {
        var pull = opened(opening(CLEAN, AS_ROOT).draft());
        assertEquals(CHECKED, Said.of(pull));
        pull.makeReady();
        scene.hears("ready_for_review", pull);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void aPullRequestMadeADraftAgainKeepsItsCheck() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.makeDraft();
        pull.push().file("Dockerfile", FAULTY).done();
        scene.hears(
                scene.github().event("converted_to_draft", pull),
                scene.github().event("synchronize", pull));
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                    Dockerfile:3-3 failure The image runs as `root`.
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
    }

    @Test
    void anotherBaseMakesANewRun() {
        var repository = scene.repository();
        var pull = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
        scene.hears("opened", pull);
        // On the other branch it is there already.
        pull.moveTo(repository.push("legacy").file("Dockerfile", AS_ROOT).done());
        pushed(pull, AS_ROOT + "WORKDIR /app\n");
        assertEquals("failure", pull.checkRun().conclusion());
        pull.changeBase("legacy");
        scene.hears(scene.github().baseChanged(pull));
        assertEquals("failure, success", Said.conclusions(pull.checkRuns()));
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
    }

    @Test
    void anotherTitleIsNothingToDo() {
        var pull = opened(CLEAN, AS_ROOT);
        assertEquals(200, scene.github().event("edited", pull).send());
        assertEquals(0, scene.plimsoll().pump());
    }

    @Test
    void aClosedPullRequestLeavesACancelledCheck() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.close();
        scene.hears("closed", pull);
        assertEquals("cancelled", pull.checkRun().conclusion());
        assertEquals(1, pull.comments().size());
        pull.reopen();
        scene.hears("reopened", pull);
        assertEquals(REVIEWED, Said.of(pull));
    }
}
