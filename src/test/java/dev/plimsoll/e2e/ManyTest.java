package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.sudos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Very many files and findings. */
record ManyTest(Scene scene) implements EndToEnd {
    @Test
    void threeHundredDockerfilesAreReviewedInBatches() {
        var opening = opening();
        for (int i = 0; i < 300; i++) {
            opening.added("app%03d/Dockerfile".formatted(i), AS_ROOT);
        }
        var pull = opened(opening);
        var calls = scene.calls();
        assertEquals(3, Collections.frequency(calls, Act.FILES));
        assertEquals(6, Collections.frequency(calls, Act.QUERY));
        assertEquals(1, Collections.frequency(calls, Act.CREATE_CHECK));
        assertEquals(5, Collections.frequency(calls, Act.UPDATE_CHECK));
        assertEquals(1, Collections.frequency(calls, Act.CREATE_REVIEW));
        assertEquals("failure", pull.checkRun().conclusion());
        assertEquals("300 new findings: 300 errors", pull.checkRun().title());
        assertEquals(300, pull.checkRun().annotationLines().stream().distinct().count());
        assertEquals(300, pull.checkRun().annotations().size());
        assertEquals(
                "25 of 300 new findings are shown here, the rest is in the check.",
                pull.reviews().getFirst().body());
        assertEquals(
                25, pull.comments().stream().map(comment -> comment.path()).distinct().count());
    }

    @Test
    void errorsComeFirstAmongManyAnnotationsAndComments() {
        var pull =
                opened(
                        opening()
                                .added("a/Dockerfile", sudos(119))
                                .file("b/Dockerfile", CLEAN, AS_ROOT));
        var run = pull.checkRun();
        assertEquals("failure", run.conclusion());
        assertEquals("120 new findings: 1 error, 119 warnings", run.title());
        assertEquals(120, run.annotations().size());
        assertEquals(
                "b/Dockerfile:3-3 failure The image runs as `root`.",
                run.annotationLines().getFirst());
        assertEquals(
                List.of(
                        Act.TOKEN,
                        Act.FILES,
                        Act.QUERY,
                        Act.CREATE_CHECK,
                        Act.UPDATE_CHECK,
                        Act.UPDATE_CHECK,
                        Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(
                "25 of 120 new findings are shown here, the rest is in the check.",
                pull.reviews().getFirst().body());
        assertEquals(
                "a/Dockerfile 24, b/Dockerfile 1",
                pull.comments().stream()
                        .collect(
                                Collectors.groupingBy(
                                        comment -> comment.path(),
                                        TreeMap::new,
                                        Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    /** A hundred requests, of which GitHub takes eighty a minute. */
    @Test
    void annotationsEndWhereTheyWouldUseUpWhatTheInstallationMayWrite() {
        var pull = opened(CLEAN, sudos(5_001));
        assertEquals("in_progress", pull.checkRun().status());
        assertEquals(80 * 50, pull.checkRun().annotations().size());
        scene.passes(Duration.ofSeconds(61));
        var run = pull.checkRun();
        assertEquals("success", run.conclusion());
        assertEquals("5,001 new findings: 5,001 warnings", run.title());
        assertEquals(5_000, run.annotationLines().stream().distinct().count());
        assertEquals(5_000, run.annotations().size());
        assertEquals(
                "Looked at 1 Dockerfile at `%s`: **5,001 new findings** (5,001 warnings). The first 5,000 of the new ones are annotations."
                        .formatted(pull.head().substring(0, 7)),
                run.summary().lines().findFirst().orElse(""));
        assertEquals(
                "25 of 5,001 new findings are shown here, the first 5,000 are in the check.",
                pull.reviews().getFirst().body());
        assertEquals(1, pull.checkRuns().size());
    }

    @Test
    void basesThatNoPatchTellsComeInBatches() {
        var opening = opening();
        for (int i = 0; i < 60; i++) {
            var path = "app%02d/Dockerfile".formatted(i);
            opening.file(path, AS_ROOT, AS_ROOT + "WORKDIR /app\n").withoutPatch(path);
        }
        var pull = opened(opening);
        assertEquals("success: No new finding in 60 Dockerfiles\n", Said.of(pull));
        assertEquals(
                List.of(
                        Act.TOKEN,
                        Act.FILES,
                        Act.QUERY,
                        Act.QUERY,
                        Act.COMPARE,
                        Act.QUERY,
                        Act.QUERY,
                        Act.CREATE_CHECK),
                scene.calls());
    }

    /** However many of them there are, a change has its limit. */
    @Test
    void moreTextThanOneReviewHoldsIsNotRead() {
        var opening = opening();
        var text = CLEAN + ("# " + "x".repeat(97) + "\n").repeat(5_000);
        for (int i = 0; i < 17; i++) {
            opening.added("app%02d/Dockerfile".formatted(i), text);
        }
        var pull = opened(opening);
        assertEquals(
                "failure: not reviewed: app15/Dockerfile (too large together with the others of"
                        + " this change) and 1 more\n",
                Said.of(pull));
        assertEquals(0, Collections.frequency(scene.calls(), Act.BLOB));
    }

    @Test
    void aMergeGroupOfMoreFilesThanGitHubListsIsComparedByItsTrees() {
        var opening = opening();
        for (int i = 0; i < 310; i++) {
            opening.added("docs/%03d.md".formatted(i), "Text " + i + ".\n");
        }
        var pull =
                opening.file("z/Dockerfile", CLEAN, AS_ROOT)
                        .file("y/Dockerfile", AS_ROOT, AS_ROOT + "COPY dist /app/dist\n")
                        .untouched(".dockerignore", "dist\n")
                        .open();
        var group = pull.repository().mergeGroup(pull);
        scene.hears("checks_requested", group);
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                    z/Dockerfile:3-3 failure The image runs as `root`.
                    y/Dockerfile:4-4 warning `dist` in `.dockerignore` keeps `dist` out of the build context.
                """,
                Said.check(group.checkRun()));
        assertEquals(2, Collections.frequency(scene.calls(), Act.TREE));
    }

    @Test
    void moreFilesThanGitHubListsAreComparedByTheirTrees() {
        var opening = opening();
        for (int i = 0; i < 3_000; i++) {
            opening.added("docs/%04d.md".formatted(i), "Text.\n");
        }
        var pull = opened(opening.file("z/Dockerfile", CLEAN, AS_ROOT));
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    z/Dockerfile:3-3 failure The image runs as `root`.
                """,
                Said.of(pull));
        assertEquals(2, Collections.frequency(scene.calls(), Act.TREE));
    }

    @Test
    void aTreeThatIsCutNeverPasses() {
        var opening = opening();
        for (int i = 0; i < 310; i++) {
            opening.added("docs/%03d.md".formatted(i), "Text " + i + ".\n");
        }
        var pull = opening.file("z/Dockerfile", CLEAN, CLEAN + "WORKDIR /app\n").open();
        var group = pull.repository().mergeGroup(pull);
        scene.github().treesEndAt(100);
        scene.hears("checks_requested", group);
        scene.github().treesEndAt(100_000);
        assertEquals("failure", group.checkRun().conclusion());
        assertEquals(
                "not reviewed: The repository (the list of files is cut)",
                group.checkRun().title());
        assertTrue(
                group.checkRun().summary().contains("- The repository: the list of files is cut"),
                group.checkRun().summary());
    }
}
