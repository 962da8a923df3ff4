package dev.plimsoll.github;

import static dev.plimsoll.github.Clients.ALL;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Optional;

class GitHubTest {
    private static final String BEFORE = "FROM debian:13\nRUN true\nUSER app\n";
    private static final String AFTER = "FROM debian:13\nRUN false\nUSER root\n";

    private final FakeGitHub fake = FakeGitHub.start();
    private final GitHub github = Clients.of(fake);

    @AfterEach
    void close() {
        fake.close();
    }

    private Repository shop() {
        var shop = fake.repository("acme/shop");
        return new Repository(shop.installation().id(), shop.id(), shop.name());
    }

    @Test
    void readsWhatAPullRequestChanges() throws Exception {
        var pull = fake.pullRequest("acme/shop", 7).file("a/Dockerfile", BEFORE, AFTER).open();
        var files = github.changedFiles(shop(), 7);
        assertEquals(
                List.of(
                        new ChangedFile(
                                "a/Dockerfile",
                                ChangedFile.Status.MODIFIED,
                                Optional.empty(),
                                Optional.of(GitObjects.blobId(AFTER.getBytes(UTF_8))),
                                4,
                                Optional.of(
                                        """
                                        @@ -1,3 +1,3 @@
                                         FROM debian:13
                                        -RUN true
                                        -USER app
                                        +RUN false
                                        +USER root\
                                        """),
                                Optional.of(pull.head()))),
                files.files());
        assertFalse(files.cut());
        assertEquals(Optional.of(pull.head()), files.head());
        assertEquals(List.of(Act.TOKEN, Act.FILES), fake.acts());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void seesAPullRequestInOneCall() throws Exception {
        var pull =
                fake.pullRequest("acme/shop", 7)
                        .file("Dockerfile", BEFORE, AFTER)
                        .link("Containerfile", "Dockerfile")
                        .submodule("vendor/Dockerfile")
                        .added("bin/Dockerfile", new byte[] {'a', 0, 'b'})
                        .draft()
                        .open();
        var view =
                github.view(
                        shop(),
                        7,
                        pull.head(),
                        List.of(
                                "Dockerfile",
                                "Containerfile",
                                "vendor/Dockerfile",
                                "bin/Dockerfile",
                                "none"),
                        ALL);
        assertEquals(
                new PullRequest(
                        7, true, true, pull.head(), pull.repository().tip("main"), "main", 4),
                view.pullRequest());
        assertEquals(4, view.files().size());
        var file = view.file("Dockerfile").orElseThrow();
        assertEquals(HeadFile.Kind.FILE, file.kind());
        assertEquals(AFTER, new String(file.bytes().orElseThrow(), UTF_8));
        assertEquals(HeadFile.Kind.LINK, view.file("Containerfile").orElseThrow().kind());
        assertEquals(HeadFile.Kind.SUBMODULE, view.file("vendor/Dockerfile").orElseThrow().kind());
        assertEquals(Optional.empty(), view.file("bin/Dockerfile").orElseThrow().text());
        assertEquals(List.of(Act.TOKEN, Act.QUERY), fake.acts());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void reportsACheckAndAddsAnnotations() throws Exception {
        var pull = fake.pullRequest("acme/shop", 7).file("Dockerfile", BEFORE, AFTER).open();
        var note =
                new Annotation(
                        "Dockerfile",
                        2,
                        2,
                        Optional.of(new Annotation.Columns(1, 3)),
                        Annotation.Level.WARNING,
                        "This fails.",
                        Optional.of("no-false"),
                        Optional.of("https://plimsoll.example/rules/no-false"));
        var run =
                github.createCheckRun(
                        shop(), "Plimsoll", pull.head(), report(Optional.empty(), List.of(note)));
        github.updateCheckRun(
                shop(),
                run.id(),
                report(Optional.of(CheckReport.Conclusion.FAILURE), List.of(note, note)));
        assertEquals("failure", pull.checkRun().conclusion());
        assertEquals("lane-7", pull.checkRun().externalId());
        assertEquals(
                List.of(
                        "Dockerfile:2-2 warning This fails.",
                        "Dockerfile:2-2 warning This fails.",
                        "Dockerfile:2-2 warning This fails."),
                pull.checkRun().annotationLines());
        var found = github.checkRuns(shop(), "Plimsoll", pull.head());
        assertEquals(1, found.size());
        assertEquals(3, found.getFirst().annotations());
        assertEquals("lane-7", found.getFirst().externalId());
        assertEquals(List.of(), fake.faults());
    }

    private static CheckReport report(
            Optional<CheckReport.Conclusion> conclusion, List<Annotation> annotations) {
        return new CheckReport(
                "lane-7",
                Optional.of(URI.create("https://plimsoll.example/")),
                conclusion,
                "A title",
                "A summary",
                Optional.of("A text"),
                annotations);
    }

    @Test
    void postsAReviewThenReadsEditsAndFoldsItsComments() throws Exception {
        var pull = fake.pullRequest("acme/shop", 7).file("Dockerfile", BEFORE, AFTER).open();
        var posted =
                github.createReview(
                        shop(),
                        7,
                        new NewReview(
                                pull.head(),
                                "Two things.",
                                List.of(
                                        new NewReview.Comment("Dockerfile", 2, 3, "Both lines."),
                                        new NewReview.Comment("Dockerfile", 3, 3, "This one."))));
        assertEquals(fake.bot(), posted.author());
        assertEquals(List.of(posted), github.reviews(shop(), 7));
        pull.reply(pull.comments().getFirst(), "octocat", "Why?");
        pull.comment("octocat", "Dockerfile", 1, "Nice.");

        var comments = github.view(shop(), 7, pull.head(), List.of(), ALL).comments();
        assertEquals(
                List.of("Both lines. true true", "This one. true false", "Nice. false false"),
                comments.stream()
                        .map(each -> each.body() + " " + each.ours() + " " + each.answered())
                        .toList());

        github.editComment(shop(), comments.get(1), "Fixed.");
        github.minimiseComment(shop(), comments.get(1));
        assertEquals("Fixed.", pull.comments().get(1).body());
        assertTrue(pull.comments().get(1).isMinimised());
        github.unminimiseComment(shop(), comments.get(1));
        assertFalse(pull.comments().get(1).isMinimised());
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void knowsTheAppAndItsInstallation() throws Exception {
        var shop = fake.repository("acme/shop");
        assertEquals("plimsoll", github.app().slug());
        assertTrue(github.app().events().contains("merge_group"));
        assertEquals("write", github.app().permissions().get("checks"));
        assertEquals("acme", github.installation(shop.installation().id()).account());
        assertEquals(Optional.empty(), github.hookUrl());
        fake.sendsEventsTo(URI.create("https://plimsoll.example/webhook"), "secret");
        assertEquals(Optional.of(URI.create("https://plimsoll.example/webhook")), github.hookUrl());
        assertEquals(List.of(), fake.faults());
    }
}
