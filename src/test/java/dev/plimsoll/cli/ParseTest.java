package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ParseTest {
    @TempDir private Path directory;

    private static int run(Desk desk, String... arguments) {
        return new CommandTree(desk.console()).with(new Parse(desk.console())).run(arguments);
    }

    private static String json(String dockerfile) {
        var desk = Desk.typing(dockerfile);
        assertEquals(0, run(desk, "parse", "--format", "json", "-"));
        return desk.out();
    }

    @Test
    void theTreeShowsEachPartWithItsPlace() {
        var desk = Desk.typing("FROM a\nENV b=\"c d\"\n");
        assertEquals(0, run(desk, "parse", "-"));
        assertEquals(
                """
                FROM 1:1-1:7 ||
                  image 1:6-1:7 |a|
                ENV 2:1-2:12 ||
                  key 2:5-2:6 |b|
                    value 2:7-2:12 |"c d"|
                stage 0 1:6-1:7 |docker.io/library/a|
                """,
                desk.out());
    }

    @Test
    void whatSteersATerminalOrARunnerIsNamed() {
        var desk = Desk.typing("FROM a\nUSER ##[group]\u202e\u001b\t\n");
        assertEquals(0, run(desk, "parse", "-"));
        assertEquals(
                "  account 2:6-2:17 |#<U+0023>[group]<U+202E><U+001B>|",
                desk.out().lines().skip(3).findFirst().orElse(""));
    }

    @Test
    void jsonTellsDirectivesStagesInstructionsAndTheImage() {
        assertEquals(
                """
                {"file":"-","directives":{"syntax":"docker/dockerfile:1"},\
                "globalArgs":[{"keyword":"ARG","lines":[2,2],"pairs":[["T","1"]]}],\
                "stages":[{"base":"a:$T","name":"b","lines":[3,3],"instructions":[\
                {"keyword":"ENV","lines":[4,5],"pairs":[["X","1"],["Y","2"]]},\
                {"keyword":"RUN","lines":[6,6],"form":"shell",\
                "words":["apk add $X | tee 'l m'"],\
                "shell":{"commands":[["apk","add",null],["tee","l m"]]}}],\
                "config":{"Env":[\
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin","X=1","Y=2"]}}]}
                """,
                json(
                        """
                        # syntax=docker/dockerfile:1
                        ARG T=1
                        FROM a:$T AS B
                        ENV X=1 \\
                          Y=2
                        RUN apk add $X | tee 'l m'
                        """));
    }

    @Test
    void jsonTellsTheFaultThatBuildKitNames() {
        assertEquals(
                """
                {"file":"-","fault":{"message":"`FRM` is no instruction. Did you mean `FROM`?",\
                "lines":[1,1]}}
                """,
                json("FRM a\nRUN --foo b\n"));
    }

    @Test
    void severalFilesAreNamedAndAMissingOneIsAWrongUse() throws IOException {
        var latin = directory.resolve("Dockerfile");
        Files.write(latin, "FROM a\nUSER caf\u00e9".getBytes(ISO_8859_1));
        var same = Files.copy(latin, directory.resolve("Containerfile"));
        var missing = directory.resolve("missing");
        var desk = Desk.empty();
        assertEquals(2, run(desk, "parse", latin + "", same + "", missing + ""));
        var tree =
                """
                FROM 1:1-1:7 ||
                  image 1:6-1:7 |a|
                USER 2:1-2:10 ||
                  account 2:6-2:10 |caf\\xe9|
                stage 0 1:6-1:7 |docker.io/library/a|
                """;
        assertEquals(latin + "\n" + tree + same + "\n" + tree, desk.out());
        assertEquals("plimsoll: `" + missing + "` does not exist.\n", desk.err());
    }
}
