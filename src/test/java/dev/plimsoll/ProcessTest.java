package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the program as a process of its own with nothing but its classes and picocli at hand: a
 * check that needed logging, Jackson or a server to start would fail here.
 */
class ProcessTest {
    @TempDir private Path home;

    private record Run(int exit, String out, String err) {}

    private Process start(String... arguments) throws IOException, URISyntaxException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                place(Main.class) + File.pathSeparator + place(CommandLine.class),
                                "dev.plimsoll.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    private Run run(String input, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        var process = start(arguments);
        try (var in = process.outputWriter(UTF_8)) {
            in.write(input);
        }
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    @Test
    void aFindingEndsWithOne() throws Exception {
        var run = run("FROM scratch\nUSER 65532\nCOPPY é /\n", "check", "--format", "github", "-");
        assertEquals("", run.err());
        assertEquals(
                "::error file=-,line=3,endLine=3,col=1,endColumn=6,title=invalid-syntax"
                        + "::`COPPY` is no instruction. Did you mean `COPY`?\n",
                run.out());
        assertEquals(1, run.exit());
    }

    @Test
    void nothingFoundEndsWithZeroAndSaysNothing() throws Exception {
        Files.writeString(home.resolve("Dockerfile"), "FROM scratch\nUSER 65532\nCOPY a /\n");
        assertEquals(new Run(0, "", ""), run("", "check"));
    }

    @Test
    void aTemplateIsANoteAndNoFinding() throws Exception {
        Files.writeString(home.resolve("Dockerfile"), "FROM {{ .Base }}\nRUN true\n");
        assertEquals(
                new Run(0, "[]\n", "plimsoll: `Dockerfile` was not checked: a template.\n"),
                run("", "check", "--format", "json", "Dockerfile"));
    }

    @Test
    void whereNobodyReadsItEndsAsSigpipeWouldEndIt() throws Exception {
        var process = start("check", "--fail-on", "never", "-");
        process.getInputStream().close();
        try (var in = process.outputWriter(UTF_8)) {
            in.write("FROM scratch\n" + "COPPY a b\n".repeat(1_000));
        }
        assertEquals("", new String(process.getErrorStream().readAllBytes(), UTF_8));
        assertEquals(141, process.waitFor());
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertEquals(2, run("", "check", "--fail-on", "fatal").exit());
        assertEquals(2, run("", "check", "no/such/file").exit());
        assertEquals(2, run("", "chek").exit());
    }
}
