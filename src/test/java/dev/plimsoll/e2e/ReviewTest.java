package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.FAULTY;
import static dev.plimsoll.e2e.Samples.NOTHING_NEW;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What is said of a pull request when it is opened. */
record ReviewTest(Scene scene) implements EndToEnd {
    @Test
    void newFindingsAreAFailedCheckAndOneReviewInFourCalls() {
        var pull = opened(CLEAN, FAULTY);
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                    Dockerfile:3-3 failure The image runs as `root`.
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                review: 2 new findings: 1 error, 1 warning.
                    Dockerfile:2 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
        var run = pull.checkRun();
        assertEquals("Plimsoll", run.name());
        assertFalse(run.externalId().isEmpty());
        assertEquals(
                """
                Looked at 1 Dockerfile at `%s`: **2 new findings** (1 error, 1 warning). New errors fail this check; warnings and infos do not.

                ### Dockerfiles

                - `Dockerfile`: 1 error, 1 warning\
                """
                        .formatted(pull.head().substring(0, 7)),
                run.summary());
        assertEquals(
                """
                ### `Dockerfile`

                - line 2: **Warning**: `sudo` gives nothing here: this RUN is run by root. ([sudo-in-run](https://plimsoll.example/rules/sudo-in-run))
                - line 3: **Error**: The image runs as `root`. ([last-user-root](https://plimsoll.example/rules/last-user-root))\
                """,
                run.text());
        var annotation = run.annotations().getFirst();
        assertEquals(
                "https://plimsoll.example/rules/last-user-root",
                annotation.path("raw_details").asText());
        assertEquals(6, annotation.path("start_column").asInt());
        assertEquals(9, annotation.path("end_column").asInt());
        var review = pull.reviews().getFirst();
        assertEquals("COMMENTED", review.state());
        assertEquals(pull.head(), review.commit());
        assertEquals(
                """
                <!-- 1 -->
                **Warning**: `sudo` gives nothing here: this RUN is run by root.

                A RUN is run by the user of the last USER, who is root unless the base image says otherwise: `sudo` adds nothing. To have it, the image must ship a program whose purpose is to make anybody root, and rules that say who may. [sudo-in-run](https://plimsoll.example/rules/sudo-in-run)

                ```suggestion
                RUN useradd --system --uid 10001 app
                ```
                """,
                Said.body(pull.comments().get(0)));
        assertEquals(
                """
                <!-- 1 -->
                **Error**: The image runs as `root`.

                A process that runs as root in a container is root on the host as soon as it breaks out of it, and root inside of it until then: it can change every file of the image, and any mounted volume. Work that needs root belongs before the last `USER`. [last-user-root](https://plimsoll.example/rules/last-user-root)
                """,
                Said.body(pull.comments().get(1)));
    }

    @Test
    void withoutADockerfileItSucceedsInTwoCalls() {
        var pull = scene.repository().pullRequest(7).file("README.md", "Old.\n", "New.\n").open();
        scene.hears("opened", pull);
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.CREATE_CHECK), scene.calls());
        assertEquals("success: No Dockerfile changed\n", Said.of(pull));
        assertEquals(
                "No Dockerfile is changed here, so there was nothing to judge at `%s`."
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    /** GitHub's list of files says nothing of the head then. */
    @Test
    void withoutAFileThatIsThereTheHeadIsAskedFor() {
        var pull = opened(opening().removed("README.md", "Old.\n"));
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.PULL, Act.CREATE_CHECK), scene.calls());
        assertEquals("success: No Dockerfile changed\n", Said.of(pull));
        var empty = opened(opening().untouched("README.md", "Old.\n"));
        assertEquals("success: No Dockerfile changed\n", Said.of(empty));
    }

    @Test
    void cleanDockerfilesSucceedInThreeCalls() {
        var pull = opened(CLEAN, CLEAN + "CMD [\"/app/server\"]\n");
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
        assertEquals(NOTHING_NEW, Said.of(pull));
        assertEquals(
                "Looked at 1 Dockerfile at `%s`: no new finding."
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    @Test
    void aTokenIsAskedForOnce() {
        var pull = opened(CLEAN, CLEAN + "CMD [\"/app/server\"]\n");
        scene.calls();
        pushed(pull, CLEAN + "CMD [\"/app/other\"]\n");
        assertEquals(
                List.of(Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.UPDATE_CHECK), scene.calls());
    }

    @Test
    void adviceAloneIsSaidInTheCheckOnly() {
        var pull = opened("FROM python:3.13-slim\nUSER 10001\n", "FROM python:3.13\nUSER 10001\n");
        assertEquals(
                """
                success: 1 new finding: 1 info
                    Dockerfile:1-1 notice `python:3.13` is a full distribution; `python:3.13-slim` is the same version with less in it.
                """,
                Said.of(pull));
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
    }

    @Test
    void whatBecameGraverIsNew() {
        var placeholder = CLEAN + "ENV API_TOKEN=changeme\n";
        var secret = placeholder.replace("changeme", "kj34hkjh5kj3h45kjh345kjh345");
        assertEquals("failure", opened(placeholder, secret).checkRun().conclusion());
        assertEquals("success", opened(secret, placeholder).checkRun().conclusion());
    }

    @Test
    void aStageInFrontMakesNothingNew() {
        var base = "FROM debian:13-slim\nRUN sudo make\nUSER root\n";
        var pull = opened(base, "FROM node:22-slim AS assets\nUSER node\n" + base);
        assertEquals(
                """
                success: 1 new finding: 1 info
                    Dockerfile:1-1 notice No stage takes from `assets`: it is built only where `--target` names it.
                """,
                Said.of(pull));
    }

    @Test
    void whatWasThereBeforeDecidesNothing() {
        var pull = opened(AS_ROOT, AS_ROOT.replace("debian:13-slim", "debian:13.6-slim"));
        assertEquals(NOTHING_NEW, Said.of(pull));
        assertEquals(
                """
                Looked at 1 Dockerfile at `%s`: no new finding. 1 finding was there before and does not count.

                ### Dockerfiles

                - `Dockerfile`: nothing new, 1 there before\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    /** Nobody can comment there, and it is still this change that does it. */
    @Test
    void whatIsNewOnLinesThatWereThereIsAnAnnotationOnly() {
        var pull = opened(CLEAN, CLEAN.replace("USER app\n", ""));
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:1-1 failure No `USER` is set, and `debian:13-slim` runs as root.
                """,
                Said.of(pull));
    }

    @Test
    void amongEqualsTheOneOnTheAddedLineIsNew() {
        var before = "FROM debian:13-slim\nRUN sudo make one\nUSER 10001\n";
        var after = "FROM debian:13-slim\nRUN sudo make two\nRUN sudo make one\nUSER 10001\n";
        var pull = opened(before, after);
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                review: 1 new finding: 1 warning.
                    Dockerfile:2 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                """,
                Said.of(pull));
    }

    @Test
    void whatIsWaivedIsListedWithItsReasonAndPlace() {
        var pull =
                opened(
                        CLEAN,
                        """
                        FROM debian:13-slim
                        RUN useradd --system --uid 10001 app
                        # plimsoll ignore=last-user-root the entrypoint drops it
                        USER root
                        """);
        assertEquals(NOTHING_NEW, Said.of(pull));
        assertEquals(
                """
                Looked at 1 Dockerfile at `%s`: no new finding.

                ### Waived

                - `Dockerfile` line 4, `last-user-root`: the entrypoint drops it (**new**)\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    @Test
    void aMergeGroupGetsACheckOnly() {
        var repository = scene.repository();
        var pull = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
        var group = repository.mergeGroup(pull);
        scene.hears("checks_requested", group);
        assertEquals(CHECKED, Said.check(group.checkRun()));
        assertEquals(List.of(), pull.comments());
        assertEquals(List.of(), pull.checkRuns());
        // It may be the newest commit of main now: what was said of it stands.
        scene.calls();
        scene.hears("destroyed", group);
        assertEquals(List.of(), scene.calls());
        assertEquals("failure", group.checkRun().conclusion());
    }

    @Test
    void aForkIsReviewedThroughTheRepositoryItGoesTo() {
        var pull = opened(opening(CLEAN, AS_ROOT).fork());
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK, Act.CREATE_REVIEW),
                scene.calls());
        assertEquals(REVIEWED, Said.of(pull));
        assertTrue(scene.github().calls().stream().noneMatch(call -> call.contains("stranger")));
    }

    @Test
    void aDeletedForkIsReviewedToo() {
        var pull = opened(opening(CLEAN, AS_ROOT).deletedFork());
        assertEquals(REVIEWED, Said.of(pull));
    }
}
