package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.Collections;

/** Files that are named like Dockerfiles and are not judged. */
record UnreadFilesTest(Scene scene) implements EndToEnd {
    @Test
    void linksAndSubmodulesAreNamedAndPass() {
        var pull =
                opened(
                        opening()
                                .link("Dockerfile", "docker/Dockerfile")
                                .submodule("vendor/Dockerfile"));
        assertEquals("success: No Dockerfile to judge\n", Said.of(pull));
        assertEquals(
                """
                There was no Dockerfile to judge at `%s`.

                ### Not reviewed

                - `Dockerfile`: a symbolic link
                - `vendor/Dockerfile`: a submodule\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    @Test
    void whatWasNotReadDoesNotPass() {
        var huge = (CLEAN + "# " + "x".repeat(98) + "\n").repeat(20_000).getBytes(UTF_8);
        var pull =
                opened(
                        opening()
                                .added("bin/Dockerfile", new byte[] {'F', 'R', 0, 'M'})
                                .added("huge/Dockerfile", huge));
        assertEquals("failure: not reviewed: bin/Dockerfile (binary) and 1 more\n", Said.of(pull));
        assertEquals(
                """
                There was no Dockerfile to judge at `%s`.

                ### Not reviewed

                - `bin/Dockerfile`: binary
                - `huge/Dockerfile`: too large

                What was not read does not pass.\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
        // Only what may yet be text is fetched.
        assertEquals(1, Collections.frequency(scene.calls(), Act.BLOB));
    }

    /** GitHub does not give out the bytes of a blob that it just named. */
    @Test
    void whatCouldNotBeReadDoesNotPassThoughTheRestIsClean() {
        var opening = opening(CLEAN, CLEAN + "WORKDIR /app\n");
        var bytes = ("# Münster\n" + CLEAN).getBytes(ISO_8859_1);
        var pull = opening.added("lost/Dockerfile", bytes).open();
        scene.github().next(Act.BLOB).answers(404);
        scene.hears("opened", pull);
        assertEquals("failure: not reviewed: lost/Dockerfile (could not be read)\n", Said.of(pull));
    }

    /** Git looks for a NUL in the first 8000 bytes, GitHub further on. */
    @Test
    void whatGitHubTakesForBinaryIsReadUnlessGitDoesToo() {
        var late = AS_ROOT + "# " + "x".repeat(9_000) + "\0\n";
        assertEquals(REVIEWED, Said.of(opened(opening().added("Dockerfile", late))));
        var control = AS_ROOT + "# \u0001\n";
        assertEquals(REVIEWED, Said.of(opened(opening().added("Dockerfile", control))));
        var wide = ("\uFEFF" + AS_ROOT).getBytes(UTF_16LE);
        assertEquals(
                "failure: not reviewed: Dockerfile (binary)\n",
                Said.of(opened(opening().added("Dockerfile", wide))));
    }

    @Test
    void aTemplateIsNoDockerfileYet() {
        var pull =
                opened(
                        opening()
                                .added("a/Dockerfile", "FROM {{ .Base }}\nUSER root\n")
                                .added("b/Dockerfile", "FROM debian:13-slim\n{% if x %}\n")
                                .added("c/Dockerfile", "<% 3.times do %>\nFROM debian\n"));
        assertEquals("success: No Dockerfile to judge\n", Said.of(pull));
        assertEquals(
                """
                There was no Dockerfile to judge at `%s`.

                ### Not reviewed

                - `a/Dockerfile`: a template
                - `b/Dockerfile`: a template
                - `c/Dockerfile`: a template\
                """
                        .formatted(pull.head().substring(0, 7)),
                pull.checkRun().summary());
    }

    @Test
    void bracesInARunOrALabelMakeNoTemplate() {
        var text =
                AS_ROOT
                        + "RUN docker inspect --format '{{.State}}' it\n"
                        + "LABEL format=\"{{.State}}\"\n";
        var pull = opened(opening().file("Dockerfile", CLEAN, text));
        assertEquals("failure", pull.checkRun().conclusion());
        assertEquals(1, pull.comments().size());
    }
}
