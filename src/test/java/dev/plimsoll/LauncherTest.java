package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the real launcher in a checkout whose build and JDK are scripts: the build writes a jar with
 * the sources' version, and java prints how it was called.
 */
class LauncherTest {
    private static final String BUILD =
            """
            #!/bin/sh
            echo "a build" >>builds.log
            echo "words of the build"
            mkdir -p target/lib
            cp src/main/version target/plimsoll.jar
            """;

    private static final String ENDLESS_BUILD =
            """
            #!/bin/sh
            mkfifo never
            echo "$$"
            exec cat never
            """;

    private static final String JAVA =
            """
            #!/bin/sh
            for each; do
                case $each in -XX:AOTCacheOutput=*) echo cache >"${each#*=}" ;; esac
            done
            printf '%s\\n' "$@"
            """;

    @TempDir private Path home;
    private Path checkout;
    private Path jdk;

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = Files.createDirectories(home.resolve("a check out"));
        jdk = home.resolve("a jdk");
        script(checkout.resolve("plimsoll"), Files.readString(Path.of("plimsoll")));
        script(checkout.resolve("mvnw"), BUILD);
        write(checkout.resolve("src/main/version"), "1");
        write(checkout.resolve("pom.xml"), "<project/>");
        write(checkout.resolve("app-manifest.yml"), "name: x");
        script(jdk.resolve("bin/java"), JAVA);
        script(jdk.resolve("bin/javac"), JAVA);
        write(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path launcher, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("PLIMSOLL_JAVA_HOME", jdk.toString());
        return builder.start();
    }

    private static Run end(Process process) throws IOException, InterruptedException {
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        return end(start(checkout.resolve("plimsoll"), arguments));
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds.log")).size();
    }

    /** The jar that java was told to run. */
    private static Path jar(Run run) {
        var lines = run.out().lines().toList();
        return Path.of(lines.get(lines.indexOf("-cp") + 1));
    }

    @Test
    void theFirstUseBuildsAndSaysSoOnStandardError() throws Exception {
        var run = run("check", "a b", "*");
        assertEquals(0, run.exit());
        assertEquals(
                """
                plimsoll: building (first use, or the sources are newer); this takes a minute or two
                words of the build
                plimsoll: training the AOT cache
                """,
                run.err());
        var build = jar(run).getParent();
        assertEquals(
                """
                -XX:+UseSerialGC
                -XX:TieredStopAtLevel=1
                -XX:AOTCache=%1$s/plimsoll.aot
                -Xlog:disable
                -Xlog:all=error:stderr
                -Dplimsoll.columns=0
                -cp
                %1$s/plimsoll.jar
                dev.plimsoll.Main
                check
                a b
                *
                """
                        .formatted(build),
                run.out());
    }

    @Test
    void theNextUseBuildsNothing() throws Exception {
        run("--version");
        assertEquals("", run("--version").err());
        assertEquals(1, builds());
    }

    @Test
    void newerSourcesAreBuilt() throws Exception {
        var first = jar(run("--version"));
        write(checkout.resolve("src/main/version"), "2");
        Files.setLastModifiedTime(
                checkout.resolve("src/main/version"), FileTime.from(Instant.now().plusSeconds(5)));
        var second = jar(run("--version"));
        assertEquals("2", Files.readString(second));
        assertFalse(Files.exists(first), "an older build that nobody uses is removed");
        assertEquals(2, builds());
    }

    @Test
    void theBuildOfARunningServerStays() throws Exception {
        script(jdk.resolve("bin/java"), JAVA + "case \"$*\" in *serve*) read -r line ;; esac\n");
        run("--version");
        var server = start(checkout.resolve("plimsoll"), "serve");
        try (var answer = server.inputReader(UTF_8)) {
            var first =
                    Path.of(
                            answer.lines()
                                    .filter(line -> line.endsWith(".jar"))
                                    .findFirst()
                                    .orElseThrow());
            Files.setLastModifiedTime(
                    checkout.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
            run("--version");
            assertEquals(2, builds());
            assertTrue(Files.exists(first));
        } finally {
            server.getOutputStream().close();
            server.waitFor();
        }
    }

    @Test
    void severalFirstUsesAtOnceBuildOnce() throws Exception {
        var all = new ArrayList<Process>();
        for (int i = 0; i < 5; i++) {
            all.add(start(checkout.resolve("plimsoll"), "--version"));
        }
        for (var each : all) {
            assertEquals(0, end(each).exit());
        }
        assertEquals(1, builds());
    }

    @Test
    void aLockWhoseProcessIsGoneIsTakenOver() throws Exception {
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(checkout.resolve("target"));
        Files.createSymbolicLink(
                checkout.resolve("target/launch.lock"), Path.of(String.valueOf(gone.pid())));
        assertEquals(0, run("--version").exit());
        assertEquals(1, builds());
        assertFalse(Files.isSymbolicLink(checkout.resolve("target/launch.lock")));
    }

    @Test
    void anAotCacheIsNotUsedForAnotherJarThanItsOwn() throws Exception {
        var jar = jar(run("--version"));
        assertTrue(run("--version").out().contains("-XX:AOTCache="));
        Files.writeString(jar, "another");
        assertFalse(run("--version").out().contains("-XX:AOTCache="));
    }

    @Test
    void aFailedBuildIsSaidAndTriedAgain() throws Exception {
        script(checkout.resolve("mvnw"), "#!/bin/sh\necho no compiler\nexit 1\n");
        var failed = run("--version");
        assertEquals(2, failed.exit());
        assertEquals("", failed.out());
        assertTrue(failed.err().contains("no compiler\nplimsoll: the build failed"), failed.err());
        script(checkout.resolve("mvnw"), BUILD);
        assertEquals(0, run("--version").exit());
    }

    @Test
    void itWorksThroughALink() throws Exception {
        var bin = Files.createDirectories(home.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../a check out/plimsoll"));
        Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));
        var run = end(start(bin.resolve("two"), "--version"));
        assertEquals(0, run.exit());
        assertTrue(jar(run).startsWith(checkout.toRealPath()));
    }

    @Test
    void withoutAJdkItSaysHowToGetOne() throws Exception {
        script(
                checkout.resolve("plimsoll"),
                Files.readString(Path.of("plimsoll")).replace("need=25", "need=999"));
        var run = run("serve");
        assertEquals(2, run.exit());
        assertTrue(
                run.err()
                        .startsWith(
                                "plimsoll: PLIMSOLL_JAVA_HOME is "
                                        + jdk
                                        + ", which is no JDK 999 or newer; looking further.\n"
                                        + "plimsoll: no JDK 999 or newer was found"),
                run.err());
    }

    @Test
    void aClosedStandardInputIsAnEmptyOne() throws Exception {
        script(jdk.resolve("bin/java"), JAVA + "case \"$*\" in *' check -') cat ;; esac\n");
        run("--version");
        var command = "exec '" + checkout.resolve("plimsoll") + "' check - <&-";
        var builder = new ProcessBuilder("sh", "-c", command).directory(home.toFile());
        builder.environment().put("PLIMSOLL_JAVA_HOME", jdk.toString());
        var run = end(builder.start());
        assertEquals(0, run.exit());
        assertEquals("", run.err());
        assertTrue(run.out().endsWith("check\n-\n"), run.out());
    }

    @Test
    void aCheckoutThatCannotBeWrittenIsSaidToBeOne() throws Exception {
        write(checkout.resolve("target"), "in the way");
        assertEquals(
                new Run(
                        2,
                        "",
                        "plimsoll: there is no build yet, and %s/target cannot be written. Start it once as a user who can.\n"
                                .formatted(checkout.toRealPath())),
                run("--version"));
    }

    @Test
    void whoeverEndsItEndsTheBuildToo() throws Exception {
        script(checkout.resolve("mvnw"), ENDLESS_BUILD);
        var launcher = start(checkout.resolve("plimsoll"), "--version");
        var build = buildOf(launcher);
        launcher.toHandle().destroy();
        assertEquals(143, launcher.waitFor());
        build.onExit().get(30, TimeUnit.SECONDS);
        assertEquals(List.of(), List.of(checkout.resolve("target/launch").toFile().list()));
        assertFalse(Files.isSymbolicLink(checkout.resolve("target/launch.lock")));
    }

    @Test
    void aBuildWhoseLauncherWasKilledIsWaitedFor() throws Exception {
        script(checkout.resolve("mvnw"), ENDLESS_BUILD);
        var killed = start(checkout.resolve("plimsoll"), "--version");
        var build = buildOf(killed);
        killed.destroyForcibly().waitFor();
        script(checkout.resolve("mvnw"), BUILD);
        var next = start(checkout.resolve("plimsoll"), "--version");
        try (var err = next.errorReader(UTF_8)) {
            assertEquals(
                    "plimsoll: waiting for the build of process " + killed.pid(), err.readLine());
            build.destroy();
            assertEquals(0, next.waitFor());
        }
        assertEquals(1, builds());
        assertFalse(Files.exists(checkout.resolve("target/launch/" + killed.pid() + ".next")));
    }

    /** The process that builds, once it does. */
    private static ProcessHandle buildOf(Process launcher) throws IOException {
        var err = launcher.errorReader(UTF_8);
        assertTrue(String.valueOf(err.readLine()).startsWith("plimsoll: building "));
        return ProcessHandle.of(Long.parseLong(err.readLine())).orElseThrow();
    }
}
