package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** Comments that GitHub does not take. */
record RefusedCommentsTest(Scene scene) implements EndToEnd {
    private static String firstLine(FakePullRequest pull) {
        return Said.of(pull).lines().findFirst().orElse("");
    }

    @Test
    void aCommentThatGitHubRefusesIsFoundByHalvingAndMovedToTheSummary() {
        var repository = scene.repository();
        var five = "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(5) + "USER 10001\n";
        var pull =
                repository
                        .pullRequest(7)
                        .file("a/Dockerfile", CLEAN, AS_ROOT)
                        .file("b/Dockerfile", CLEAN, five)
                        .open();
        // While it is checked, the first file gets into the base: it is no longer in the diff.
        var base = repository.push("other").file("a/Dockerfile", AS_ROOT).done();
        pull.moveTo(base);
        pull.push().file("b/Dockerfile", five).done();
        scene.github().next(Act.CREATE_CHECK).meanwhile(() -> pull.changeBase("other"));
        scene.hears("opened", pull);
        assertEquals(
                List.of("Path could not be resolved"),
                scene.faults().stream()
                        .map(fault -> fault.replaceAll(".*(Path could not be resolved).*", "$1"))
                        .distinct()
                        .toList());
        long reviews = scene.calls().stream().filter(Act.CREATE_REVIEW::equals).count();
        assertTrue(reviews <= 7, reviews + " requests");
        assertEquals(
                List.of(2, 3, 4, 5, 6),
                pull.comments().stream().map(comment -> comment.line()).sorted().toList());
        assertTrue(
                pull.checkRun()
                        .summary()
                        .endsWith(
                                """
                                ### Not shown inline

                                GitHub takes no comment on these lines; the findings are annotations.

                                - `a/Dockerfile` line 3\
                                """),
                pull.checkRun().summary());
        assertEquals("failure: 6 new findings: 1 error, 5 warnings", firstLine(pull));
        assertEquals(
                Set.of("Some of the new findings; all of them are in the check."),
                Set.copyOf(pull.reviews().stream().map(review -> review.body()).toList()));
        assertEquals(1, pull.checkRuns().size());
        // What was refused is not tried for ever.
        rests();
    }

    @Test
    void whatGitHubRefusedAtOneHeadIsTriedAgainAtTheNext() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.github()
                .next(Act.CREATE_REVIEW)
                .times(7)
                .refuses("Pull request review thread line must be part of the diff");
        scene.hears("opened", pull);
        assertEquals(List.of(), pull.comments());
        scene.github().forgetFaults();
        pull.push().file("README.md", "More.\n").done();
        scene.hears("synchronize", pull);
        assertEquals(1, pull.comments().size());
        assertFalse(pull.checkRun().summary().contains("takes no comment"));
    }
}
