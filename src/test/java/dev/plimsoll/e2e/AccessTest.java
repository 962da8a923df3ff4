package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The App may not, or may no longer. */
record AccessTest(Scene scene) implements EndToEnd {
    @Test
    void aTokenThatIsNoLongerGoodIsReplacedOnce() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.calls();
        scene.github().revokeTokens();
        pushed(pull, AS_ROOT + "WORKDIR /app\n");
        assertEquals(
                List.of(
                        Act.FILES,
                        Act.TOKEN,
                        Act.FILES,
                        Act.QUERY,
                        Act.CREATE_CHECK,
                        Act.UPDATE_CHECK),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aTokenIsNotUsedToItsLastMinute() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.passes(Duration.ofMinutes(56));
        scene.calls();
        scene.hears("reopened", pull);
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY), scene.calls());
    }

    @Test
    void whereTheAppLacksAPermissionTheWorkEnds() {
        var pull = opening(CLEAN, AS_ROOT).open();
        pull.repository().installation().without("checks");
        scene.hears("opened", pull);
        scene.patienceEnds();
        assertEquals(List.of(), pull.checkRuns());
        scene.calls();
        scene.passes(Duration.ofDays(1));
        assertEquals(List.of(), scene.calls());
        // Asking for a token with it is refused, as GitHub does.
        scene.faults();
    }

    @Test
    void aSuspendedInstallationEndsTheWorkUntilARedelivery() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        pull.repository().installation().suspend();
        scene.hears(event);
        assertEquals(0, scene.passes(Duration.ofHours(1)));
        pull.repository().installation().unsuspend();
        hearsAgain(event);
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void anUninstalledAppEndsTheWork() {
        var pull = opening(CLEAN, AS_ROOT).open();
        pull.repository().installation().uninstall();
        scene.hears("opened", pull);
        rests();
    }

    @Test
    void anInstallationThatGoesAwayWithATokenInHandEndsTheWork() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.repository().installation().uninstall();
        scene.hears("reopened", pull);
        rests();
    }

    @Test
    void aDeletedRepositoryEndsTheWork() {
        var pull = opening(CLEAN, AS_ROOT).open();
        pull.repository().delete();
        scene.hears("opened", pull);
        rests();
    }

    @Test
    void aRenamedRepositoryIsFollowed() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        pull.repository().rename(pull.repository().name() + "-renamed");
        scene.hears(event);
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aTokenThatEndsAmidTheWorkIsReplacedAndNothingIsDoubled() {
        for (var act : List.of(Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW)) {
            var pull = opening(CLEAN, AS_ROOT).open();
            scene.github().next(act).meanwhile(scene.github()::revokeTokens);
            scene.hears("opened", pull);
            assertEquals(REVIEWED, Said.of(pull));
            assertEquals(1, pull.checkRuns().size());
            assertEquals(2, scene.calls().stream().filter(Act.TOKEN::equals).count(), act.name());
        }
    }

    @Test
    void aRepositoryThatVanishesAmidTheWorkEndsIt() {
        for (var act : List.of(Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW)) {
            var pull = opening(CLEAN, AS_ROOT).open();
            scene.github().next(act).meanwhile(() -> pull.repository().delete());
            scene.hears("opened", pull);
            assertEquals(act, scene.calls().getLast());
            scene.passes(Duration.ofHours(1));
            assertEquals(List.of(), scene.calls(), act.name());
        }
    }
}
