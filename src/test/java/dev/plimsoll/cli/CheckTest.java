package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class CheckTest {
    private static final String BINARY = "\0not text";

    @TempDir private Path home;

    private Path write(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static int check(Desk desk, Object... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "check";
        for (int i = 0; i < arguments.length; i++) {
            line[i + 1] = arguments[i].toString();
        }
        return new CommandTree(desk.console()).with(new Check(desk.console())).run(line);
    }

    /** The files of the findings, one a line, in their order. */
    private String files(Desk desk) {
        return desk.out()
                .lines()
                .filter(line -> line.startsWith("::"))
                .map(line -> line.replaceAll(".*file=([^,]*),.*", "$1"))
                .map(line -> line.replace(home + "/", ""))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void anArrayOfMoreThanStringsIsToldOnce() throws IOException {
        var file = write("Dockerfile", "FROM debian:13\nENTRYPOINT [\"a\", 1]\n");
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", file));
        assertEquals(
                "A JSON array of the exec form holds nothing but strings.\n",
                desk.out()
                        .lines()
                        .filter(line -> line.contains("line=2,"))
                        .map(line -> line.replaceFirst("^.*::", "") + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void aDirectoryIsSearchedHiddenOnesTooButNotWhatGitKeeps() throws IOException {
        write("b/Dockerfile", BINARY);
        write("a/api.dockerfile", BINARY);
        write(".devcontainer/Dockerfile", BINARY);
        write(".git/Dockerfile", BINARY);
        write("a/.git/modules/Dockerfile", BINARY);
        write("a/Dockerfile.md", BINARY);
        write("a/main.c", BINARY);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", home));
        assertEquals(
                """
                .devcontainer/Dockerfile
                a/api.dockerfile
                b/Dockerfile
                """,
                files(desk));
    }

    @Test
    void aLinkToADirectoryIsSearchedUnderTheNameThatItHas() throws IOException {
        write("tree/a/Dockerfile", BINARY);
        Files.createSymbolicLink(home.resolve("link"), Path.of("tree"));
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", home.resolve("link")));
        assertEquals("link/a/Dockerfile\n", files(desk));
    }

    @Test
    void sourceCodeThatIsNamedLikeADockerfileIsJudgedOnlyWhereItIsNamed() throws IOException {
        var source = write("src/Dockerfile.java", "package a;\n");
        var real = write("src/Dockerfile.php", "FROM php\nCOPPY a b\n");
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", "--fail-on", "error", home));
        assertEquals(
                "src/Dockerfile.php\n",
                files(desk).lines().distinct().reduce("", (all, line) -> all + line + "\n"));
        assertEquals(
                "plimsoll: `%s` was not checked: source code that is named like a Dockerfile.\n"
                        .formatted(source),
                desk.err());
        var named = Desk.empty();
        assertEquals(1, check(named, "--format", "github", home, source));
        assertEquals("", named.err());
        assertEquals(
                """
                src/Dockerfile.java
                src/Dockerfile.php
                """,
                files(named).lines().distinct().reduce("", (all, line) -> all + line + "\n"));
        assertTrue(real.toString().endsWith(".php"));
    }

    @Test
    void manyFilesAreGivenInTheirOrder() throws IOException {
        var expected = new StringBuilder();
        for (int i = 100; i < 160; i++) {
            write(i + "/Dockerfile", BINARY);
            expected.append(i).append("/Dockerfile\n");
        }
        var desk = Desk.empty();
        check(desk, "--format", "github", home);
        assertEquals(expected.toString(), files(desk));
    }

    @Test
    void aLinkIsNotFollowedOutOfTheDirectory() throws IOException {
        write("outside/Dockerfile", BINARY);
        write("outside/more/Dockerfile", BINARY);
        write("tree/real/image", BINARY);
        write("tree/other/Dockerfile", BINARY);
        Files.createSymbolicLink(home.resolve("tree/Dockerfile"), Path.of("../outside/Dockerfile"));
        Files.createSymbolicLink(home.resolve("tree/more"), Path.of("../outside/more"));
        Files.createSymbolicLink(home.resolve("tree/loop"), Path.of("."));
        Files.createSymbolicLink(home.resolve("tree/gone.dockerfile"), Path.of("nowhere"));
        Files.createSymbolicLink(home.resolve("tree/real/Dockerfile"), Path.of("image"));
        Files.createSymbolicLink(
                home.resolve("tree/twice.dockerfile"), Path.of("other/Dockerfile"));
        var desk = Desk.empty();
        check(desk, "--format", "github", home.resolve("tree"));
        assertEquals(
                """
                tree/other/Dockerfile
                tree/real/Dockerfile
                """,
                files(desk));
    }

    @Test
    void aFileThatIsNamedIsJudgedWhateverItsNameAndOnce() throws IOException {
        var file = write("notes.md", BINARY);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "json", file, file, home));
        assertEquals(
                """
                [
                {"file":"%s","line":1,"column":1,"endLine":1,"endColumn":1,"level":"error",\
                "code":"invalid-syntax","message":"The file is binary.","covers":[]}
                ]
                """
                        .formatted(file),
                desk.out());
    }

    @Test
    void aTerminalShowsNoSecretWhole() throws IOException {
        var file =
                write(
                        "Dockerfile",
                        """
                        FROM debian:13
                        ENV DB_PASS hunter2-and-more
                        RUN mysql -ps3cr3t-Pa55 && sshpass -p 'Tr0ub4dor' ssh app@db
                        RUN apt-get install -y --no-install-recommends a && echo 'root:pa55-w0rd' | chpasswd
                        RUN curl -H "Authorization: token ghp_0123456789abcdefghij0123456789abcdef" https://bob:opensesame@x.example
                        RUN redis-cli --pass=correct-horse && cd /srv
                        USER 1000
                        """);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--all-rules", file));
        var shown = desk.out();
        for (var secret :
                List.of(
                        "hunter2",
                        "s3cr3t",
                        "Tr0ub4dor",
                        "pa55-w0rd",
                        "ghp_0123",
                        "opensesame",
                        "correct-horse")) {
            assertFalse(shown.contains(secret), () -> secret + " in\n" + shown);
        }
        assertEquals(
                """
                4 | RUN apt-get install -y --no-install-recommends a && echo 'root:… | chpasswd
                """,
                shown.lines()
                        .filter(line -> line.startsWith("    4 | "))
                        .map(line -> line.strip() + "\n")
                        .distinct()
                        .collect(Collectors.joining()));
    }

    @Test
    void aLastLineThatGoesOnIntoNothingGetsNoUserBelowIt() throws IOException {
        var desk = Desk.empty();
        var file = write("Dockerfile", "FROM debian:13\nRUN true \\\n");
        check(desk, "--only", "missing-user", "--format", "json", file);
        assertEquals(true, desk.out().contains("\"missing-user\""));
        assertEquals(false, desk.out().contains("\"fix\""));
    }

    @Test
    void aPipeIsReadOnlyWhereTheShellMadeIt() throws Exception {
        var pipe = home.resolve("Dockerfile");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", pipe));
        assertEquals(
                "::error file=%s,line=1,endLine=1,col=1,endColumn=1,title=invalid-syntax::This is no regular file.\n"
                        .formatted(pipe),
                desk.out());
    }

    @Test
    void standardInputIsJudged() {
        var desk = Desk.typing(BINARY);
        assertEquals(1, check(desk, "-"));
        assertEquals(
                """
                -:1:1: error: The file is binary. [invalid-syntax]

                1 error in 1 file. `plimsoll explain RULE` says why, and what to do.
                """,
                desk.out());
    }

    @Test
    void aPathThatDoesNotExistIsSaidAfterTheOthersWereJudged() throws IOException {
        var file = write("Dockerfile", BINARY);
        var desk = Desk.empty();
        assertEquals(2, check(desk, "--format", "github", "no/such", file));
        assertEquals("Dockerfile\n", files(desk));
        assertEquals(
                "plimsoll: `no/such` does not exist. Name a file or a directory, or - for standard"
                        + " input.\n",
                desk.err());
    }

    @Test
    void standardInputIsReadOnce() {
        var desk = Desk.typing(BINARY);
        check(desk, "--format", "github", "-", "-");
        assertEquals("-\n", files(desk));
    }

    @Test
    void aNameThatBeginsWithAnAtIsAFile() throws IOException {
        write("arguments", "--help\n");
        var desk = Desk.empty();
        assertEquals(2, check(desk, "@" + home.resolve("arguments")));
        assertEquals("", desk.out());
        assertEquals(
                "plimsoll: `@%s` does not exist. Name a file or a directory, or - for standard input.\n"
                        .formatted(home.resolve("arguments")),
                desk.err());
    }

    @Test
    void aNameThatIsNotUtf8IsSaidToBeOne() {
        var desk = Desk.empty();
        assertEquals(2, check(desk, "caf\uFFFD"));
        assertEquals(
                "plimsoll: `caf\uFFFD` does not exist. A name that is not UTF-8 cannot be given;"
                        + " name its directory.\n",
                desk.err());
    }

    @Test
    void linksThatLeadRoundInACircleAreAFinding() throws IOException {
        var link = home.resolve("round");
        Files.createSymbolicLink(link, link);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", link));
        assertEquals("round\n", files(desk));
    }

    @Test
    void aFileThatCannotBeReadIsAFindingAndStopsNothing() throws IOException {
        var memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory));
        var file = write("Dockerfile", BINARY);
        var desk = Desk.empty();
        assertEquals(1, check(desk, "--format", "github", memory, file));
        assertEquals(
                """
                ::error file=/proc/self/mem,line=1,endLine=1,col=1,endColumn=1,title=invalid-syntax\
                ::The file cannot be read: Input/output error.
                ::error file=%s,line=1,endLine=1,col=1,endColumn=1,title=invalid-syntax\
                ::The file is binary.
                """
                        .formatted(file),
                desk.out());
    }

    @Test
    void anEndlessFileIsReadOnlySoFar() throws IOException {
        var endless = write("Dockerfile", "# a\n".repeat(600_000));
        var desk = Desk.empty();
        assertEquals(1, check(desk, endless));
        assertEquals(
                endless + ":1:1: error: The file is larger than 2 MB. [invalid-syntax]",
                desk.out().lines().findFirst().orElseThrow());
    }

    @Test
    void theLevelThatFailsCanBeChosen() throws IOException {
        var file = write("Dockerfile", BINARY);
        assertEquals(1, check(Desk.empty(), "--fail-on", "error", file));
        assertEquals(1, check(Desk.empty(), "--fail-on=info", file));
        assertEquals(0, check(Desk.empty(), "--fail-on", "never", file));
    }

    @Test
    void aDirectoryWithoutADockerfileIsNoFailureAndIsSaid() {
        var desk = Desk.with(Map.of());
        assertEquals(0, check(desk, home));
        assertEquals("", desk.out());
        assertEquals("plimsoll: there is no Dockerfile in `" + home + "`.\n", desk.err());
    }

    @Test
    void wrongUsageIsSaidInASentence() {
        var desk = Desk.empty();
        assertEquals(2, check(desk, "--format", "xml"));
        assertEquals(
                "plimsoll: Invalid value for option '--format': `xml` is none of tty, json, sarif,"
                        + " github. `plimsoll check --help` shows what there is.\n",
                desk.err());
    }
}
