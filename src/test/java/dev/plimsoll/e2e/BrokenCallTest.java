package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.Fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Calls that break before or after they took effect. */
record BrokenCallTest(Scene scene) implements EndToEnd {
    /** Everything that can be written, twice: 56 annotations, a review, an edit, a folding. */
    private String play() {
        var many = "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(55) + "USER root\n";
        var pull = opened(CLEAN, many);
        scene.passes(Duration.ofSeconds(30));
        pushed(pull, many.replace("USER root", "USER 10001"));
        scene.passes(Duration.ofSeconds(30));
        return Said.inShort(pull);
    }

    private void disturbed(String expected, Act act, Consumer<Fault> trouble) {
        trouble.accept(scene.github().next(act));
        assertEquals(expected, play(), act.name());
    }

    @Test
    void aConnectionThatBreaksBeforeAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, Fault::dropsBefore);
        }
    }

    @Test
    void aConnectionThatBreaksAfterAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, Fault::dropsAfter);
        }
    }

    @Test
    void aServerErrorAfterAWriteTookEffectDoublesNothing() {
        var expected = play();
        for (var act : WRITES) {
            disturbed(expected, act, fault -> fault.doesItAndAnswers(502));
        }
    }

    private static final List<Act> WRITES =
            List.of(
                    Act.CREATE_CHECK,
                    Act.UPDATE_CHECK,
                    Act.CREATE_REVIEW,
                    Act.EDIT_COMMENT,
                    Act.MUTATION);

    @Test
    void aServerErrorOnAReadIsTriedAgain() {
        var expected = play();
        for (var act : List.of(Act.TOKEN, Act.FILES, Act.QUERY)) {
            disturbed(expected, act, fault -> fault.answers(502));
            disturbed(expected, act, Fault::dropsBefore);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsTriedAgain() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.FILES).babbles("<html>");
        scene.github().next(Act.QUERY).babbles("");
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(5));
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "[{}]", "[]"})
    void aListOfFilesThatIsNoneNeverPasses(String text) {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.FILES).babbles(text);
        scene.hears("opened", pull);
        assertEquals(List.of(), pull.checkRuns());
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aWriteThatIsAnsweredWithNothingIsDoneAllTheSame() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.CREATE_CHECK).babbles("");
        scene.github().next(Act.CREATE_REVIEW).babbles("{}");
        scene.hears("opened", pull);
        scene.passes(Duration.ofSeconds(5));
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
        assertEquals(1, pull.reviews().size());
    }

    @Test
    void whatWasUnclearBeforeAStopIsLookedForAfterIt() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.CREATE_CHECK).dropsAfter();
        scene.hears("opened", pull);
        scene.restart();
        scene.passes(Duration.ofSeconds(5));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void theCheckIsCompleteWithoutTheReviewWhichIsTriedAgainAlone() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.CREATE_REVIEW).times(3).answers(502);
        scene.hears("opened", pull);
        assertEquals(CHECKED, Said.of(pull));
        scene.calls();
        scene.passes(Duration.ofSeconds(2));
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_REVIEW), scene.calls());
        scene.passes(Duration.ofSeconds(5));
        scene.passes(Duration.ofSeconds(10));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aReviewThatIsRefusedForSixHoursLeavesTheCheckAsItIs() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        scene.github()
                .next(Act.CREATE_REVIEW)
                .times(1000)
                .answers(403, "Resource not accessible by integration");
        scene.hears(event);
        scene.patienceEnds();
        assertEquals(CHECKED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
        rests();
        scene.github().forgetFaults();
        hearsAgain(event);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(1, pull.checkRuns().size());
    }

    /** It answered another question about the same head. */
    @Test
    void aCheckThatWasAskedForAgainDoesNotStandForTheAnswer() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.github().next(Act.FILES).times(1000).answers(502);
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        scene.patienceEnds();
        assertEquals(
                "failure: not reviewed: GitHub did not answer for six hours\n",
                Said.check(pull.checkRun()));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
    }

    @Test
    void afterSixHoursOfTroubleItIsSaidThatNothingWasReviewed() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.FILES).times(1000).answers(502);
        scene.hears("opened", pull);
        scene.patienceEnds();
        assertEquals("failure: not reviewed: GitHub did not answer for six hours\n", Said.of(pull));
        rests();
        // A re-run is a new chance.
        scene.github().forgetFaults();
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
    }

    @Test
    void aRedeliveryStartsAtOnceWhatWaitsForAnotherTry() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        scene.github().next(Act.FILES).answers(502);
        scene.hears(event);
        assertEquals(List.of(), pull.checkRuns());
        hearsAgain(event);
        assertEquals(REVIEWED, Said.of(pull));
    }
}
