package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.FAULTY;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Consumer;

/** What becomes of comments as a pull request goes on. */
record CommentsTest(Scene scene) implements EndToEnd {
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
                review: 1 of 2 new findings is shown here, 1 has its comment already.
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
        pull.push().file("README.md", "More.\n").done();
        scene.hears("synchronize", pull);
        assertEquals(1, pull.comments().get(1).edits());
    }

    @Test
    void amongEqualsTheCommentOnTheLineThatIsFixedIsClosed() {
        var two = "FROM debian:13-slim\nRUN sudo make one\nRUN sudo make two\nUSER 10001\n";
        var pull = opened(CLEAN, two);
        pushed(pull, two.replace("sudo make one", "make one"));
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
        pushed(pull, CLEAN);
        assertTrue(pull.comments().getFirst().isMinimised());
        pushed(pull, AS_ROOT);
        assertEquals(REVIEWED, Said.of(pull));
        assertEquals(said, Said.body(pull.comments().getFirst()));
    }

    @Test
    void aHumansReplyIsNeverFoldedAway() {
        var pull = opened(CLEAN, AS_ROOT);
        pull.reply(pull.comments().getFirst(), "octocat", "Why?");
        pushed(pull, CLEAN + "CMD [\"/app/server\"]\n");
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

    /** Fixed, and GitHub does not let us fold the comment. */
    private void staysUnfolded(Consumer<FakePullRequest> trouble) {
        var pull = opened(CLEAN, AS_ROOT);
        trouble.accept(pull);
        pushed(pull, CLEAN + "CMD [\"/app/server\"]\n");
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
    void aCommentThatMayNotBeFoldedIsStillEdited() {
        staysUnfolded(pull -> pull.comments().getFirst().forbidMinimising());
    }

    @Test
    void aRefusalToFoldIsNoFailure() {
        var refusal = "Resource not accessible by integration";
        staysUnfolded(_ -> scene.github().next(Act.MUTATION).answers(403, refusal));
    }

    @Test
    void aCommentThatSomebodyDeletesMeanwhileIsNoFailure() {
        for (var act : List.of(Act.MUTATION, Act.EDIT_COMMENT)) {
            var pull = opened(CLEAN, FAULTY);
            var deleted = pull.comments().getFirst();
            scene.github().next(act).meanwhile(() -> pull.delete(deleted));
            pushed(pull, CLEAN + "CMD [\"/app/server\"]\n");
            assertEquals(
                    """
                    success: No new finding in 1 Dockerfile
                    review: 2 new findings: 1 error, 1 warning.
                        Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                    """
                            .formatted(pull.head().substring(0, 7)),
                    Said.of(pull),
                    act.name());
        }
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
}
