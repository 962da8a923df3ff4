package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.fake.AppKey;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code plimsoll serve} as a process of its own, and reads all that it says. */
class ServeTest {
    private static final String PEM = AppKey.pem();

    @TempDir private Path home;
    private final Map<String, String> settings = new HashMap<>();

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void setAll() {
        settings.put("GITHUB_APP_ID", "1");
        settings.put("GITHUB_PRIVATE_KEY", PEM);
        settings.put("GITHUB_WEBHOOK_SECRET", "sesame");
        settings.put("HOST", "127.0.0.1");
        settings.put("PORT", "0");
        settings.put("PLIMSOLL_URL", "https://plimsoll.example");
        settings.put("PLIMSOLL_DATA", home.resolve("data").toString());
    }

    private Process start() throws IOException {
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // The program's own, not that of the tests.
                        "-Dlogback.configurationFile="
                                + Path.of("src/main/resources/logback.xml").toUri(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve");
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        return builder.start();
    }

    private Run serve() throws IOException, InterruptedException {
        var process = start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    @Test
    void itSaysWhereItListensAndNothingElse() throws Exception {
        var process = start();
        try (var err = process.errorReader(UTF_8)) {
            var said = String.valueOf(err.readLine());
            assertEquals(
                    "plimsoll: listening on http://127.0.0.1:PORT",
                    said.replaceFirst("\\d+$", "PORT"));
            process.toHandle().destroy();
            assertEquals(List.of(), err.lines().toList());
        }
        // What a shell says of a program that SIGTERM ended.
        assertEquals(128 + 15, process.waitFor());
    }

    @Test
    void settingsThatCannotBeEndWithTwo() throws Exception {
        settings.remove("GITHUB_PRIVATE_KEY");
        settings.put("PORT", "http");
        assertEquals(
                new Run(
                        2,
                        "",
                        """
                        plimsoll: Plimsoll cannot start with these settings:
                        - `GITHUB_PRIVATE_KEY` is missing: set it to a private key of the App (generate one on the App's settings page), or `GITHUB_PRIVATE_KEY_FILE` to the file that GitHub gave you.
                        - `PORT` is no port: set it to a number from 0 (any free one) to 65535.
                        """),
                serve());
    }

    @Test
    void aPortThatIsTakenIsSaid() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("PORT", "" + taken.getLocalPort());
            assertEquals(
                    new Run(
                            1,
                            "",
                            "plimsoll: cannot listen on 127.0.0.1:%d: Address already in use.\n"
                                    .formatted(taken.getLocalPort())),
                    serve());
        }
    }

    @Test
    void anAddressThatIsNotOursIsSaid() throws Exception {
        // Of the block for documentation (RFC 5737).
        settings.put("HOST", "203.0.113.5");
        assertEquals(
                new Run(
                        1,
                        "",
                        "plimsoll: cannot listen on 203.0.113.5:0: Cannot assign requested"
                                + " address.\n"),
                serve());
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsSaid() throws Exception {
        var file = Files.writeString(home.resolve("file"), "");
        settings.put("PLIMSOLL_DATA", file.resolve("data").toString());
        assertEquals(
                new Run(
                        1,
                        "",
                        "plimsoll: the data directory %1$s/data cannot be written: set PLIMSOLL_DATA to one that can (%1$s/data: Not a directory).\n"
                                .formatted(file)),
                serve());
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsSaid() throws Exception {
        var data = Files.createDirectory(home.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(data), "root may write everywhere");
        assertEquals(
                new Run(
                        1,
                        "",
                        "plimsoll: the data directory %1$s cannot be written: set PLIMSOLL_DATA to one that can (%1$s).\n"
                                .formatted(data)),
                serve());
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() throws Exception {
        settings.put("DATABASE_URL", "postgresql://me:sesame@nowhere.invalid/x");
        assertEquals(
                new Run(
                        1,
                        "",
                        "plimsoll: the database of DATABASE_URL does not open: The connection"
                                + " attempt failed (nowhere.invalid).\n"),
                serve());
    }

    @Test
    void onlyOneServesADataDirectory() throws Exception {
        var first = start();
        try (var err = first.errorReader(UTF_8)) {
            assertEquals(
                    true, String.valueOf(err.readLine()).startsWith("plimsoll: listening on "));
            assertEquals(
                    new Run(
                            1,
                            "",
                            "plimsoll: another Plimsoll is running on the data directory %s: stop it, or set PLIMSOLL_DATA to another directory.\n"
                                    .formatted(home.resolve("data"))),
                    serve());
            assertEquals(List.of("plimsoll.mv.db"), List.of(home.resolve("data").toFile().list()));
        } finally {
            first.destroy();
            first.waitFor();
        }
    }
}
