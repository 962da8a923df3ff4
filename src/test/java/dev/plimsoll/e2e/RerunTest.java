package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Somebody asks for a check again. */
record RerunTest(Scene scene) implements EndToEnd {
    @Test
    void aRerunMakesANewRunWithAllAnnotations() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
        var expected = REVIEWED;
        assertEquals(expected, Said.of(pull));
        scene.hears(scene.github().suiteRerequested(pull.repository(), pull.head()));
        assertEquals("failure, failure, failure", Said.conclusions(pull.checkRuns()));
        assertEquals(expected, Said.of(pull));
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
    void aRerunOnAForkIsKnownByOurOwnTable() {
        var pull = opened(opening(CLEAN, AS_ROOT).fork());
        scene.calls();
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals(List.of(Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
        assertEquals("failure, failure", Said.conclusions(pull.repository()));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aRerunOfAForkThatNobodyKnowsIsSearchedFor() {
        var pull = opening(CLEAN, AS_ROOT).fork().open();
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
}
