package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.Fault;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** GitHub allows no more calls. */
record LimitTest(Scene scene) implements EndToEnd {
    /** A limit that says when it ends, on one of the four kinds of calls. */
    private void stopsUntil(Duration end, Act act, Consumer<Fault> limit) {
        var pull = opening(CLEAN, AS_ROOT).open();
        var sibling = pull.repository().pullRequest(8).file("Containerfile", CLEAN, AS_ROOT).open();
        limit.accept(scene.github().next(act));
        scene.hears("opened", pull);
        var calls = scene.calls();
        assertEquals(act, calls.getLast());
        // It stops all of the installation, also after a restart ...
        scene.restart();
        scene.hears("opened", sibling);
        scene.passes(end.minusSeconds(5));
        assertEquals(List.of(), scene.calls());
        // ... and nobody else.
        var other = opening(CLEAN, AS_ROOT).open();
        scene.hears("opened", other);
        assertEquals(REVIEWED, Said.of(other));
        scene.passes(Duration.ofSeconds(10));
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(REVIEWED.replace("Dockerfile", "Containerfile"), Said.of(sibling));
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void aPrimaryLimitStopsTheInstallationUntilItsReset() {
        var end = Duration.ofMinutes(10);
        stopsUntil(end, Act.FILES, fault -> fault.isLimited(end));
        stopsUntil(end, Act.QUERY, fault -> fault.isLimited(end));
        stopsUntil(end, Act.CREATE_CHECK, fault -> fault.isLimited(end));
        stopsUntil(end, Act.CREATE_REVIEW, fault -> fault.isLimited(end));
    }

    @Test
    void aSecondaryLimitStopsTheInstallationAsLongAsItSays() {
        var end = Duration.ofMinutes(3);
        stopsUntil(end, Act.FILES, fault -> fault.isLimitedSecondarily(end));
        stopsUntil(end, Act.CREATE_REVIEW, fault -> fault.isLimitedSecondarily(end));
    }

    @Test
    void aSecondaryLimitThatNamesNoTimeStopsTheInstallationForAMinute() {
        var end = Duration.ofMinutes(1);
        stopsUntil(end, Act.QUERY, Fault::isLimitedSecondarily);
        stopsUntil(end, Act.CREATE_CHECK, Fault::isLimitedSecondarily);
    }

    @Test
    void aLimitThatAnotherInstanceRanIntoStopsWhatRunsHere() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var installation = pull.repository().installation();
        var end = Duration.ofMinutes(3);
        scene.github().next(Act.FILES).meanwhile(() -> scene.plimsoll().stops(installation, end));
        scene.hears("opened", pull);
        assertEquals(List.of(Act.TOKEN, Act.FILES), scene.calls());
        scene.passes(end.minusSeconds(5));
        assertEquals(List.of(), scene.calls());
        scene.github()
                .next(Act.CREATE_CHECK)
                .meanwhile(() -> scene.plimsoll().stops(installation, end));
        scene.passes(Duration.ofSeconds(10));
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
        scene.passes(end);
        // What was written is known: nothing has to be looked for.
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_REVIEW), scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aLimitWithoutEndIsNotWaitedForForEver() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        scene.github().next(Act.QUERY).times(1000).isLimited(Duration.ofMinutes(50));
        scene.hears(event);
        scene.patienceEnds();
        assertEquals(List.of(), pull.checkRuns());
        // It is said as soon as anything may be sent again.
        scene.passes(Duration.ofMinutes(50));
        assertEquals(
                "failure: not reviewed: GitHub's rate limit did not end in time\n", Said.of(pull));
        rests();
        scene.github().forgetFaults();
        hearsAgain(event);
        assertEquals(REVIEWED, Said.of(pull));
    }

    /**
     * Then it cannot even be said that nothing was reviewed, which is not tried for ever either.
     */
    @Test
    void aLimitOnEverythingEndsTheWork() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github().next(Act.ANY).times(1000).isLimitedSecondarily();
        scene.hears("opened", pull);
        scene.patienceEnds();
        scene.patienceEnds();
        assertEquals(List.of(), pull.checkRuns());
        rests();
    }
}
