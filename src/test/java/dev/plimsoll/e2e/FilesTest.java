package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.Opening;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Files of every kind, name and number. */
@ParameterizedClass
@EnumSource
record FilesTest(TestDatabases database) {
    private static final String CLEAN =
            """
            FROM debian:13-slim
            RUN useradd --system --uid 10001 app
            USER app
            """;

    private static final String AS_ROOT = CLEAN.replace("USER app", "USER root");

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

    private static Opening opening() {
        return scene.repository().pullRequest(7);
    }

    private static FakePullRequest opened(Opening opening) {
        var pull = opening.open();
        scene.hears("opened", pull);
        return pull;
    }

    private static String sudos(int count) {
        return "FROM debian:13-slim\n" + "RUN sudo make\n".repeat(count) + "USER 10001\n";
    }

    private static void pushes(FakePullRequest pull) {
        scene.hears("synchronize", pull);
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
    void aRenamedFileInheritsWhatItHad() {
        var pull =
                opened(
                        opening()
                                .renamed(
                                        "Dockerfile",
                                        "docker/Dockerfile",
                                        AS_ROOT,
                                        AS_ROOT + "WORKDIR /app\n"));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(pull));
        var same = opened(opening().renamed("Dockerfile", "docker/Dockerfile", AS_ROOT, AS_ROOT));
        assertEquals("success: No new finding in 1 Dockerfile\n", Said.of(same));
    }

    @Test
    void aFileThatIsRenamedLaterKeepsItsComment() {
        var pull = opened(opening().file("Dockerfile", CLEAN, AS_ROOT));
        pull.push().renamed("Dockerfile", "docker/Dockerfile", AS_ROOT).done();
        pushes(pull);
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
        pushes(pull);
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
    void aDeletedDockerfileIsNotJudged() {
        var pull = opened(opening().removed("Dockerfile", AS_ROOT));
        assertEquals("success: No Dockerfile changed\n", Said.of(pull));
    }

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

    @Test
    void whatGitHubTakesForBinaryIsReadUnlessItHasANul() {
        var pull = opened(opening().added("Dockerfile", AS_ROOT + "# \u0001\n"));
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

    @Test
    void aMergeGroupOfMoreFilesThanGitHubListsIsComparedByItsTrees() {
        var opening = opening();
        for (int i = 0; i < 310; i++) {
            opening.added("docs/%03d.md".formatted(i), "Text " + i + ".\n");
        }
        var pull =
                opening.file("z/Dockerfile", CLEAN, AS_ROOT)
                        .file("y/Dockerfile", AS_ROOT, AS_ROOT + "WORKDIR /app\n")
                        .open();
        var group = pull.repository().mergeGroup(pull);
        scene.hears("checks_requested", group);
        assertEquals(
                """
                failure: 1 new finding: 1 error
                    z/Dockerfile:3-3 failure The image runs as `root`.
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
        assertTrue(group.checkRun().title().startsWith("not reviewed: "), group.checkRun().title());
        assertTrue(
                group.checkRun().summary().contains("- The repository: the list of files is cut"),
                group.checkRun().summary());
    }
}
