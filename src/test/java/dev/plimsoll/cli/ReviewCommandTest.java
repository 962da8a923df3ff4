package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

final class ReviewCommandTest {
    private static final String BASE =
            """
            FROM debian:13
            EXPOSE 22
            """;

    @TempDir private Path directory;
    private Git git;

    @BeforeEach
    void aRepositoryWithABase() throws Exception {
        git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
        // Neither the user's nor the system's settings decide how the test's commits look.
        git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
        git.getRepository().getConfig().setString("core", null, "hooksPath", "hooks");
        git.getRepository().getConfig().save();
        write("Dockerfile", BASE);
        commit();
        git.checkout().setCreateBranch(true).setName("topic").call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    private void write(String path, String text) throws Exception {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void commit() throws Exception {
        git.add().addFilepattern(".").call();
        var person =
                new PersonIdent(
                        "A", "a@example.com", java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
        git.commit().setMessage("x").setAuthor(person).setCommitter(person).call();
    }

    private record Ran(int code, String out, String err) {}

    private Ran run(String... arguments) {
        var desk = Desk.empty();
        int code =
                new CommandTree(desk.console())
                        .with(new ReviewCommand(desk.console()))
                        .run(arguments);
        return new Ran(code, desk.out(), desk.err());
    }

    private Ran review() {
        return run("review", directory.toString());
    }

    /** The output without the commits, which depend on nothing that matters here. */
    private static String told(Ran ran) {
        return ran.out().replaceAll("\\b[0-9a-f]{7}\\b", "COMMIT")
                + ran.err()
                + "exit "
                + ran.code()
                + "\n";
    }

    @Test
    void aNewFaultIsShownWithItsSuggestionAndTheOldOneIsNot() throws Exception {
        write(
                "Dockerfile",
                BASE
                        + """
                        MAINTAINER A
                        RUN apt-get update && apt-get install --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
                        """);
        commit();
        assertEquals(
                """
                Against main (COMMIT)

                Check: failure - 2 new findings: 1 error, 1 warning

                Looked at 1 Dockerfile: 2 new findings (1 error, 1 warning). 3 findings were there
                before and do not count. New errors fail this check; warnings and infos do not.

                Dockerfiles

                - `Dockerfile`: 1 error, 1 warning, 3 there before

                Dockerfile:4: error: `apt-get install` waits for an answer that nobody gives in a build. [missing-assume-yes]
                Dockerfile:3: warning: `MAINTAINER` is deprecated. [maintainer-deprecated]

                Review: 2 new findings: 1 error, 1 warning.

                Dockerfile:3

                  3 | MAINTAINER A

                  Warning: `MAINTAINER` is deprecated.

                  `MAINTAINER` has been deprecated since 2017. It is kept in a field that few tools read;
                  a label can be read, searched and inherited like all others. `maintainer-deprecated`

                  Suggestion:
                  + LABEL org.opencontainers.image.authors="A"

                Dockerfile:4

                  4 | RUN apt-get update && apt-get install --no-install-recommends curl && rm -rf /var/lib/apt/lists/*

                  Error: `apt-get install` waits for an answer that nobody gives in a build.

                  A package manager asks before it installs more than the packages named, and before it
                  upgrades or removes anything. In a build nobody answers: it reads the end of its input,
                  says `Abort.` or the like, and the build stops. `missing-assume-yes`

                  Suggestion:
                  + RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
                exit 1
                """,
                told(review()));
    }

    @Test
    void whatIsNotCommittedCounts() throws Exception {
        write("new/Dockerfile", "FROM scratch\nEXPOSE 22\n");
        write(".gitignore", "ignored/\n");
        write("ignored/Dockerfile", "FROM scratch\nEXPOSE 22\n");
        Files.delete(directory.resolve("Dockerfile"));
        assertTrue(review().out().contains("Looked at 1 Dockerfile: "), review().out());
        assertTrue(review().out().contains("new/Dockerfile:2: "), review().out());
    }

    @Test
    void aRenamedFileKeepsItsOldFaults() throws Exception {
        Files.delete(directory.resolve("Dockerfile"));
        write("app/Dockerfile", BASE + "CMD [\"x\"]\n");
        commit();
        assertTrue(review().out().contains("- `app/Dockerfile`: nothing new, "), review().out());
    }

    @Test
    void nothingChangedIsASuccess() {
        assertEquals(
                """
                Against main (COMMIT)

                Check: success - No Dockerfile changed

                No Dockerfile is changed here, so there was nothing to judge.

                Nothing to say.
                exit 0
                """,
                told(review()));
    }

    @Test
    void whatCannotBeJudgedIsNamed() throws Exception {
        Files.createSymbolicLink(directory.resolve("Dockerfile.link"), Path.of("Dockerfile"));
        write("Dockerfile.bin", "FROM a\0b\n");
        write("Dockerfile.tmpl2", "{{ if x }}\nFROM a\n{{ end }}\n");
        write("Dockerfile.big", "# x\n".repeat(600_000));
        write("src/Dockerfile.java", "package a;\n");
        assertEquals(
                """
                Against main (COMMIT)

                Check: failure - not reviewed: Dockerfile.big (too large) and 1 more

                There was no Dockerfile to judge.

                Not reviewed

                - `Dockerfile.big`: too large
                - `Dockerfile.bin`: binary
                - `Dockerfile.link`: a symbolic link
                - `Dockerfile.tmpl2`: a template
                - `src/Dockerfile.java`: source code that is named like a Dockerfile

                What was not read does not pass.

                exit 1
                """,
                told(review()));
    }

    @Test
    void anotherBaseMayBeNamed() throws Exception {
        write("Dockerfile", "FROM scratch\n");
        commit();
        assertEquals(0, run("review", "--base", "HEAD", directory.toString()).code());
        assertEquals(
                """
                plimsoll: `no such` names no commit.
                exit 2
                plimsoll: `nowhere` names no commit.
                exit 2
                """,
                told(run("review", "--base", "no such", directory.toString()))
                        + told(run("review", "--base", "nowhere", directory.toString())));
    }

    @Test
    void outsideOfARepositoryThereIsNothingToReview(@TempDir Path other) {
        var ran = run("review", other.toString());
        assertEquals(
                """
                plimsoll: `OTHER` is in no git repository.
                exit 2
                """,
                told(ran).replace(other.toString(), "OTHER"));
    }

    @Test
    void aRepositoryWithoutACommitIsAllNew(@TempDir Path other) throws Exception {
        try (var fresh = Git.init().setDirectory(other.toFile()).call()) {
            assertFalse(fresh.getRepository().isBare());
            Files.writeString(other.resolve("Dockerfile"), "FROM scratch\nEXPOSE 22\n");
            var told = told(run("review", other.toString()));
            assertTrue(
                    told.startsWith(
                            """
                            Against an empty branch

                            Check: success - 1 new finding: 1 warning

                            Looked at 1 Dockerfile: 1 new finding (1 warning).

                            """),
                    told);
            assertEquals(
                    "plimsoll: `main` names no commit.\nexit 2\n",
                    told(run("review", "--base", "main", other.toString())));
        }
    }

    @Test
    void aBranchWithoutACommitIsAllNew() throws Exception {
        git.checkout().setOrphan(true).setName("fresh").call();
        var ran = run("review", "--base", "main", directory.toString());
        assertTrue(ran.out().startsWith("Against main (no common commit)\n"), ran.out());
        assertTrue(ran.out().contains("- `Dockerfile`: 1 error, 1 warning, 1 info\n"), ran.out());
    }

    @Test
    void aPipeIsNotWaitedFor() throws Exception {
        var made =
                new ProcessBuilder("mkfifo", directory.resolve("Dockerfile.pipe").toString())
                        .start()
                        .waitFor();
        assertEquals(0, made);
        var ran = assertTimeoutPreemptively(Duration.ofSeconds(20), this::review);
        assertTrue(ran.out().contains("No Dockerfile changed"), ran.out());
    }

    @Test
    void nothingOfTheRepositoryIsRun() throws Exception {
        var ran = directory.resolve("ran");
        var program = directory.resolve("program");
        Files.writeString(program, "#!/bin/sh\ntouch '" + ran + "'\ncat\n");
        assertTrue(program.toFile().setExecutable(true));
        write(".gitattributes", "* filter=evil diff=evil\n");
        var config = git.getRepository().getConfig();
        for (var key : new String[] {"clean", "smudge", "process"}) {
            config.setString("filter", "evil", key, program.toString());
        }
        config.setString("diff", "evil", "textconv", program.toString());
        config.setString("diff", null, "external", program.toString());
        config.setString("core", null, "fsmonitor", program.toString());
        config.save();
        write("Dockerfile", BASE + "EXPOSE 23\n");
        write("hooks/post-index-change", "#!/bin/sh\ntouch '" + ran + "'\n");
        assertEquals(0, review().code(), review().err());
        assertFalse(Files.exists(ran));
    }

    @Test
    void thePageIsWholeAndEscapesEverything() throws Exception {
        write(
                "a<b>&\"/Dockerfile",
                "FROM scratch\nMAINTAINER <script>alert(1)</script> \u202E\nEXPOSE 22\n");
        var page = directory.resolve("page.html");
        assertEquals(0, run("review", "--html", page.toString(), directory.toString()).code());
        var html = Files.readString(page);
        assertFalse(html.contains("<script"), html);
        assertTrue(
                html.contains("MAINTAINER &lt;script&gt;alert(1)&lt;/script&gt; &lt;U+202E&gt;"),
                html);
        assertTrue(html.contains("a&lt;b&gt;&amp;\"/Dockerfile"), html);
        assertTrue(html.contains("<td>@@ -0,0 +1,3 @@</td>"), html);
        assertFalse(html.contains("http:") || html.contains("https:"), html);
        assertTrue(html.endsWith("</html>\n"), html);
    }

    @Test
    void aPageThatCannotBeWrittenIsWrongUse() {
        var ran = run("review", "--html", directory.toString(), directory.toString());
        assertEquals(2, ran.code());
        assertEquals(
                "plimsoll: the page `DIR` cannot be written.\n",
                ran.err().replace(directory.toString(), "DIR"));
    }
}
