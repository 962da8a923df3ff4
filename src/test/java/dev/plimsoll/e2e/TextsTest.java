package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.List;

/** Texts of every encoding, length and intention. */
record TextsTest(Scene scene) implements EndToEnd {
    @Test
    void linesThatEndWithCarriageReturnsAreReadAndFixed() {
        var after = CLEAN.replace("RUN", "RUN sudo").replace("\n", "\r\n");
        var pull = opened(opening().file("Dockerfile", CLEAN.replace("\n", "\r\n"), after));
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                review: 1 new finding: 1 warning.
                    Dockerfile:2 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                """,
                Said.of(pull));
        assertTrue(
                pull.comments()
                        .getFirst()
                        .body()
                        .contains("```suggestion\nRUN useradd --system --uid 10001 app\n```"));
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsTheyAre() {
        var before = "# Münster\n" + AS_ROOT;
        var after = "# Münster\n" + AS_ROOT.replace("RUN", "RUN sudo");
        var pull =
                opened(
                        opening()
                                .file(
                                        "Dockerfile",
                                        before.getBytes(ISO_8859_1),
                                        after.getBytes(ISO_8859_1)));
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:3-3 warning `sudo` gives nothing here: this RUN is run by root.
                review: 1 new finding: 1 warning.
                    Dockerfile:3 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                """,
                Said.of(pull));
    }

    @Test
    void textThatGraphQlCutsIsFetchedWhole() {
        var filler = ("# " + "x".repeat(98) + "\n").repeat(5_300);
        var pull =
                opened(
                        opening()
                                .file(
                                        "Dockerfile",
                                        "FROM debian:13-slim\n" + filler + "USER 10001\n",
                                        "FROM debian:13-slim\n" + filler + "USER root\n"));
        assertEquals(1, Collections.frequency(scene.calls(), Act.BLOB));
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    Dockerfile:5302-5302 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:5302 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
    }

    @Test
    void aFileWithoutPatchGetsAnnotationsOnly() {
        var pull =
                opened(
                        opening()
                                .file("Dockerfile", AS_ROOT, AS_ROOT.replace("RUN", "RUN sudo"))
                                .withoutPatch("Dockerfile"));
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                """,
                Said.of(pull));
    }

    @Test
    void whatOnlySomeLinesOfWereAddedIsSaidAtTheFirstOfThem() {
        var before =
                """
                FROM debian:13-slim
                USER 10001
                CMD /app/server \\
                    --port 80
                """;
        var pull =
                opened(opening().file("Dockerfile", before, before.replace("CMD", "ENTRYPOINT")));
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    Dockerfile:3-4 warning A shell stands between the container and `/app/server`: signals and arguments do not reach it.
                review: 1 new finding: 1 warning.
                    Dockerfile:3 **Warning**: A shell stands between the container and `/app/server`: signals and arguments do not reach it.
                """,
                Said.of(pull));
    }

    @Test
    void hostileNamesAndTextsCanDoNothing() {
        var path = "`@octocat`/#1 <details>\u202E/Dockerfile";
        var text =
                """
                FROM debian:13-slim AS build
                RUN useradd --system --uid 10001 app
                FROM acme/shop#1@octocat
                USER `@octocat`
                # plimsoll ignore=sudo-in-run see @octocat, #1 and https://evil.example </details>
                RUN sudo make
                ENV DATABASE_PASSWORD=correct-horse-battery
                USER root
                """;
        var pull = opened(opening().added(path, text).added("Dockerfile", text));
        var said = new StringBuilder(pull.checkRun().title());
        said.append(pull.checkRun().summary()).append(pull.checkRun().text());
        pull.checkRun().annotations().forEach(each -> said.append(each.path("message").asText()));
        pull.reviews().forEach(review -> said.append(review.body()));
        pull.comments().forEach(comment -> said.append(comment.body()));
        assertFalse(said.toString().contains("correct-horse-battery"), said.toString());
        assertFalse(said.toString().contains("\u202E"), said.toString());
        var markdown = new StringBuilder(pull.checkRun().summary()).append('\n');
        markdown.append(pull.checkRun().text()).append('\n');
        pull.comments().forEach(comment -> markdown.append(comment.body()).append('\n'));
        // Code spans and fences are safe; nothing of the repository's may be left outside of them.
        var plain = Markdown.withoutCode(markdown.toString());
        assertFalse(plain.contains("@octocat"), plain);
        assertFalse(plain.contains("#1"), plain);
        assertFalse(plain.contains("https://evil"), plain);
        assertEquals(
                List.of(),
                Markdown.html(markdown.toString()).stream()
                        .filter(html -> !html.startsWith("<!-- plimsoll:v1 "))
                        .toList());
        assertEquals("failure", pull.checkRun().conclusion());
    }
}
