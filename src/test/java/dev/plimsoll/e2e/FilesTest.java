package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CHECKED;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.NOTHING_NEW;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.plimsoll.fake.Act;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Files of every kind and name. */
record FilesTest(Scene scene) implements EndToEnd {
    @Test
    void whatRulesAskOfTheTreeIsFetchedOnce() {
        var text = CLEAN + "COPY dist docs /app/\n";
        var pull =
                opened(
                        opening()
                                .untouched(".dockerignore", "dist\n")
                                .untouched("docs/index.md", "Read me.\n")
                                .file("Dockerfile", CLEAN, text)
                                .file("web/Dockerfile", CLEAN, text));
        var said =
                """
                success: 2 new findings: 2 warnings
                    Dockerfile:4-4 warning `dist` in `.dockerignore` keeps `dist` out of the build context.
                    web/Dockerfile:4-4 warning `dist` in `.dockerignore` keeps `dist` out of the build context.
                """;
        assertEquals(said, Said.check(pull.checkRun()));
        assertEquals(
                List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.TREE, Act.QUERY, Act.CREATE_CHECK),
                scene.calls().subList(0, 6));
        scene.hears("ready_for_review", pull);
        assertFalse(scene.calls().contains(Act.TREE));
    }

    @Test
    void dockerfilesAreKnownByTheirNamesInAnyDirectoryAndCase() {
        var opening = opening();
        for (var name :
                List.of(
                        "Dockerfile",
                        "a/b/dockerfile",
                        "Dockerfile.prod",
                        "Dockerfile-dev",
                        "api.Dockerfile",
                        "CONTAINERFILE",
                        ".hidden/Containerfile.x",
                        "web.containerfile")) {
            opening.file(name, CLEAN, AS_ROOT);
        }
        for (var name :
                List.of(
                        "Dockerfile.dockerignore",
                        "Dockerfile.md",
                        "Dockerfile.tmpl",
                        "Dockerfile.sh",
                        "Dockerfile.yaml",
                        "MyDockerfile",
                        "Dockerfiles/readme")) {
            opening.file(name, CLEAN, AS_ROOT);
        }
        var pull = opened(opening);
        assertEquals(
                """
                failure: 8 new findings: 8 errors
                    .hidden/Containerfile.x:3-3 failure The image runs as `root`.
                    CONTAINERFILE:3-3 failure The image runs as `root`.
                    Dockerfile:3-3 failure The image runs as `root`.
                    Dockerfile-dev:3-3 failure The image runs as `root`.
                    Dockerfile.prod:3-3 failure The image runs as `root`.
                    a/b/dockerfile:3-3 failure The image runs as `root`.
                    api.Dockerfile:3-3 failure The image runs as `root`.
                    web.containerfile:3-3 failure The image runs as `root`.
                """,
                Said.check(pull.checkRun()));
        assertEquals(8, pull.comments().size());
    }

    @Test
    void everythingInANewFileIsNew() {
        var pull = opened(opening().added("Dockerfile", AS_ROOT));
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void aRenamedFileInheritsWhatItHad() {
        var pull =
                opened(
                        opening()
                                .renamed(
                                        "Dockerfile",
                                        "docker/Dockerfile",
                                        AS_ROOT,
                                        AS_ROOT + "WORKDIR /app\n"));
        assertEquals(NOTHING_NEW, Said.of(pull));
        var same = opened(opening().renamed("Dockerfile", "docker/Dockerfile", AS_ROOT, AS_ROOT));
        assertEquals(NOTHING_NEW, Said.of(same));
    }

    @Test
    void aFileOfWhichOnlyTheModeChangedInheritsAll() {
        var pull = opened(opening().madeExecutable("Dockerfile", AS_ROOT));
        assertEquals(NOTHING_NEW, Said.of(pull));
        assertEquals(List.of(Act.TOKEN, Act.FILES, Act.QUERY, Act.CREATE_CHECK), scene.calls());
    }

    /** A fault that the branch has no more, since it went on, is still none of this change. */
    @Test
    void whatCountsIsWhereItBranchedOff() {
        for (var patch : List.of(true, false)) {
            var opening = opening(AS_ROOT, AS_ROOT.replace("RUN", "RUN sudo"));
            var pull = (patch ? opening : opening.withoutPatch("Dockerfile")).open();
            pull.repository().push("main").file("Dockerfile", CLEAN).done();
            scene.hears("opened", pull);
            assertEquals(
                    """
                    success: 1 new finding: 1 warning
                        Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                    """,
                    Said.check(pull.checkRun()));
        }
    }

    @Test
    void aRenamedFileWithoutPatchIsComparedWithWhereItLay() {
        var pull =
                opened(
                        opening()
                                .renamed(
                                        "Dockerfile",
                                        "docker/Dockerfile",
                                        AS_ROOT,
                                        AS_ROOT.replace("RUN", "RUN sudo"))
                                .withoutPatch("docker/Dockerfile"));
        assertEquals(
                """
                success: 1 new finding: 1 warning
                    docker/Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                """,
                Said.of(pull));
    }

    @Test
    void aFileThatIsRenamedLaterKeepsItsComment() {
        var pull = opened(opening().file("Dockerfile", CLEAN, AS_ROOT));
        pull.push().renamed("Dockerfile", "docker/Dockerfile", AS_ROOT).done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    docker/Dockerfile:3-3 failure The image runs as `root`.
                review: 1 new finding: 1 error.
                    Dockerfile:3 **Error**: The image runs as `root`.
                """,
                Said.of(pull));
    }

    @Test
    void theCommentsOfADeletedFileAreClosed() {
        var pull =
                opened(
                        opening()
                                .added("new/Dockerfile", AS_ROOT)
                                .file("old/Dockerfile", CLEAN, AS_ROOT));
        pull.push().removed("new/Dockerfile").removed("old/Dockerfile").done();
        scene.hears("synchronize", pull);
        var head = pull.head().substring(0, 7);
        assertEquals(
                """
                success: No Dockerfile changed
                review: 2 new findings: 2 errors.
                    new/Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                    old/Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                """
                        .formatted(head, head),
                Said.of(pull));
    }

    @Test
    void theCommentsOfAFileThatIsADockerfileNoMoreAreClosed() {
        var pull = opened(opening().file("Dockerfile", CLEAN, AS_ROOT));
        pull.push().renamed("Dockerfile", "Dockerfile.bak", AS_ROOT).done();
        scene.hears("synchronize", pull);
        assertEquals(
                """
                success: No Dockerfile changed
                review: 1 new finding: 1 error.
                    Dockerfile:3 Fixed in %s. / **Error**: The image runs as `root`. [folded]
                """
                        .formatted(pull.head().substring(0, 7)),
                Said.of(pull));
    }

    @Test
    void aDeletedDockerfileIsNotJudged() {
        var pull = opened(opening().removed("Dockerfile", AS_ROOT));
        assertEquals("success: No Dockerfile changed\n", Said.of(pull));
    }

    @Test
    void everythingInACopiedFileIsNew() {
        var pull = opened(opening().copied("a/Dockerfile", "Dockerfile", AS_ROOT, AS_ROOT));
        assertEquals(CHECKED, Said.of(pull));
        var changed =
                opened(
                        opening()
                                .copied(
                                        "a/Dockerfile",
                                        "Dockerfile",
                                        AS_ROOT,
                                        AS_ROOT.replace("RUN", "RUN sudo")));
        assertEquals(
                """
                failure: 2 new findings: 1 error, 1 warning
                    Dockerfile:3-3 failure The image runs as `root`.
                    Dockerfile:2-2 warning `sudo` gives nothing here: this RUN is run by root.
                review: 1 of 2 new findings is shown here, the rest is in the check.
                    Dockerfile:2 **Warning**: `sudo` gives nothing here: this RUN is run by root. [fix]
                """,
                Said.of(changed));
    }
}
