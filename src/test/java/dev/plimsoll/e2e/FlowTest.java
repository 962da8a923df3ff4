package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What becomes of a pull request from its opening to its end. */
@ParameterizedClass
@EnumSource
record FlowTest(TestDatabases database) {
    private static final String CLEAN =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER app
            """;

    /** A warning with a fix, and an error without. */
    private static final String FAULTY =
            """
            FROM debian:13-slim
            RUN sudo useradd --system --uid 10001 app
            USER root
            """;

    private static final String AS_ROOT =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER root
            """;

    @TempDir private static Path directory;

    /** Opened for each of the databases in turn. */
    @SuppressWarnings("NullAway.Init")
    private static Scene scene;

    @BeforeParameterizedClassInvocation
    static void open(TestDatabases database) {
        scene = Scene.open(database, directory);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        scene.close();
    }

    @AfterEach
    void wasWellBehaved() {
        assertEquals(List.of(), scene.faults());
    }

    private static FakePullRequest opened(String before, String after) {
        var pull = scene.repository().pullRequest(7).file("Dockerfile", before, after).open();
        scene.hears("opened", pull);
        return pull;
    }

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

    @Test
    void cleanDockerfilesSucceedInThreeCalls() {
        var pull = opened(CLEAN, CLEAN + "CMD [\"/app/server\"]\n");
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
        assertEquals(
                "Looked at 1 Dockerfile at `%s`: no new finding."
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    @Test
    void aTokenIsAskedForOnce() {
        var pull = opened(CLEAN, CLEAN + "CMD [\"/app/server\"]\n");
        scene.calls();
        pull.push().file("Dockerfile", CLEAN + "CMD [\"/app/other\"]\n").done();
        scene.hears("synchronize", pull);
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
    void whatWasThereBeforeDecidesNothing() {
        var pull = opened(AS_ROOT, AS_ROOT.replace("debian:13-slim", "debian:13.1-slim"));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
        assertEquals(
                """
                Looked at 1 Dockerfile at `%s`: no new finding. 1 finding was there before and does not count.

                ### Dockerfiles

                - `Dockerfile`: nothing new, 1 there before\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
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
    void aSecondPushSaysWhatIsNewAndClosesWhatIsFixed() {
        var pull = opened(CLEAN, FAULTY);
        var first = pull.head();
        scene.calls();
        pull.push()
                .file(
                        "Dockerfile",
                        """
                        FROM debian:13-slim
                        RUN sudo useradd --system --uid 10001 app
                        ADD app.jar /srv/app.jar
                        USER app
                        """)
                .done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: 2 new findings: 2 warnings
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                    Dockerfile:3-3 warning `COPY` does this without what `ADD` does beside it.
                review: 2 new findings: 1 error, 1 warning.
                review: 1 of 2 new findings is shown here, the rest is in the check.
                    Dockerfile:2 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                    Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                    Dockerfile:3 **Warning**: `COPY` does this without what `ADD` does beside it. [fix]
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
        assertEquals(0, pull.comments().get(0).edits());
        assertEquals(1, pull.comments().get(1).edits());
        assertEquals(
                """
                <!-- 1 closed -->
                Fixed in %s.

                <details><summary>What was said</summary>

                **Error**: The image runs as `root`.

                A process that runs as root in a container is root on the host as soon as it breaks out of it, and root inside of it until then: it can change every file of the image, and any mounted volume. Work that needs root belongs before the last `USER`. [last-user-root](https://plimsoll.example/rules/last-user-root)

                </details>
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.body(pull.comments().get(1)));
        assertEquals("cancelled", Said.conclusions(pull.repository().checkRuns(first)));
    }

    @Test
    void amongEqualsTheCommentOnTheLineThatIsFixedIsClosed() {
        var two = "FROM debian:13-slim\nRUN sudo make one\nRUN sudo make two\nUSER 10001\n";
        var pull = opened(CLEAN, two);
        pull.push().file("Dockerfile", two.replace("sudo make one", "make one")).done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:3-3 warning `sudo` gives nothing here: this RUN is run by root.
                review: 2 new findings: 2 warnings.
                    Dockerfile:2 Fixed in %s. / **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix] [folded]
                    Dockerfile:3 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void whatIsFoundAgainUnfoldsItsComment() {
        var pull = opened(CLEAN, AS_ROOT);
        var said = Said.body(pull.comments().getFirst());
        pull.push().file("Dockerfile", CLEAN).done();
        scene.hears("synchronize", pull);
        assertTrue(pull.comments().getFirst().isMinimised());
        pull.push().file("Dockerfile", AS_ROOT).done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
        assertEquals(said, Said.body(pull.comments().getFirst()));
    }

    @Test
    void aHumansReplyIsNeverFoldedAway() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.reply(pull.comments().getFirst(), "octocat", "Why?");
        pull.push().file("Dockerfile", CLEAN + "CMD [\"/app/server\"]\n").done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                review: 1 new finding: 1 error.
                    Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`.
                    Dockerfile:3 Why?
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void aCommentThatMayNotBeFoldedIsStillEdited() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.comments().getFirst().forbidMinimising();
        pull.push().file("Dockerfile", CLEAN + "CMD [\"/app/server\"]\n").done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                review: 1 new finding: 1 error.
                    Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`.
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void aRefusalToFoldIsNoFailure() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.github().next(Act.MUTATION).answers(403, "Resource not accessible by integration");
        pull.push().file("Dockerfile", CLEAN + "CMD [\"/app/server\"]\n").done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                review: 1 new finding: 1 error.
                    Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`.
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void aMarkerThatSomebodyElseWroteIsNotBelieved() {
        var one = opened(CLEAN, AS_ROOT);
        var forged = one.comments().getFirst().body();
        var pull = scene.repository().pullRequest(8).file("Dockerfile", CLEAN, AS_ROOT).open();
        pull.comment("octocat", "Dockerfile", 3, forged);
        scene.hears("opened", pull);
        assertEquals(1, pull.reviews().size());
        assertEquals(
                List.of("octocat", scene.github().bot()),
                pull.comments().stream().map(comment -> comment.author()).toList());
    }

    @Test
    void aRedeliveryAddsNothing() {
        var pull = scene.repository().pullRequest(7).file("Dockerfile", CLEAN, FAULTY).open();
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
        var pull =
                scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).draft().open();
        scene.hears("opened", pull);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                """,
                Said.of(pull));
        pull.makeReady();
        scene.hears("ready_for_review", pull);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
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
        pull.push().file("Dockerfile", AS_ROOT + "WORKDIR /app\n").done();
        scene.hears("synchronize", pull);
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
    void aRerunMakesANewRunWithAllAnnotations() {
        var pull = opened(CLEAN, AS_ROOT);
        scene.hears(scene.github().rerequested(pull.repository(), pull.checkRun()));
        assertEquals("failure, failure", Said.conclusions(pull.checkRuns()));
        var expected =
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """;
        assertEquals(expected, Said.of(pull));
        scene.hears(scene.github().suiteRerequested(pull.repository(), pull.head()));
        assertEquals("failure, failure, failure", Said.conclusions(pull.checkRuns()));
        assertEquals(expected, Said.of(pull));
    }

    @Test
    void aCommentIsAnsweredThoughThePullRequestWasClosedMeanwhile() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.close();
        scene.hears("closed", pull);
        pull.push().file("Dockerfile", CLEAN).file("README.md", "More.\n").done();
        pull.reopen();
        scene.hears("reopened", pull);
        assertTrue(pull.comments().getFirst().body().contains("Fixed in"));
        assertEquals("success", pull.checkRun().conclusion());
    }

    @Test
    void whatGitHubRefusedAtOneHeadIsTriedAgainAtTheNext() {
        var pull = scene.repository().pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
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

    @Test
    void aClosedPullRequestLeavesACancelledCheck() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.close();
        scene.hears("closed", pull);
        assertEquals("cancelled", pull.checkRun().conclusion());
        assertEquals(1, pull.comments().size());
        pull.reopen();
        scene.hears("reopened", pull);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
    }

    @Test
    void aMergeGroupGetsACheckOnly() {
        var repository = scene.repository();
        var pull = repository.pullRequest(7).file("Dockerfile", CLEAN, AS_ROOT).open();
        var group = repository.mergeGroup(pull);
        scene.hears("checks_requested", group);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:3-3 failure The image runs as `root`.
                """,
                Said.check(group.checkRun()));
        assertEquals(List.of(), pull.comments());
        assertEquals(List.of(), pull.checkRuns());
        assertEquals(200, scene.github().event("destroyed", group).send());
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
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
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
    void aWaiverOfAnotherToolClosesTheComment() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.push()
                .file("Dockerfile", AS_ROOT.replace("USER", "# hadolint ignore=DL3002\nUSER"))
                .done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: No new finding in 1 Dockerfile
                review: 1 new finding: 1 error.
                    Dockerfile:3 Waived in %s. / **Error**: The image runs as `root`. [folded]
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void everyExampleOfGitHubIsAccepted() throws IOException {
        scene.repository();
        try (var files = Files.list(Path.of("src/test/resources/github/webhooks"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                var name = file.getFileName().toString();
                var payload = new ObjectMapper().readTree(file.toFile());
                int status =
                        scene.github().event(name.substring(0, name.indexOf('.')), payload).send();
                assertTrue(status == 200 || status == 202, name + " was answered with " + status);
            }
        }
        // Their repositories are not there: the work ends at once.
        scene.plimsoll().pump();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
    }
}
