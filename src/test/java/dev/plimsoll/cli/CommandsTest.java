package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

class CommandsTest {

    private static int run(Desk desk, String... arguments) {
        var console = desk.console();
        return new CommandTree(console)
                .with(new Check(console))
                .with(new Rules(console))
                .with(new Explain(console))
                .with(new Health(console))
                .run(arguments);
    }

    @Test
    void anUnknownCommandIsNamedWithTheOneThatIsMeant() {
        var desk = Desk.empty();
        assertEquals(2, run(desk, "chekc"));
        assertEquals(
                "plimsoll: unknown argument `chekc`. Did you mean `check`? `plimsoll --help` shows"
                        + " what there is.\n",
                desk.err());
        assertEquals("", desk.out());
    }

    @Test
    void anUnknownOptionIsNamed() {
        var desk = Desk.empty();
        assertEquals(2, run(desk, "rules", "--formatt", "json"));
        assertEquals(
                "plimsoll: unknown argument `--formatt`. Did you mean `--format`? `plimsoll rules"
                        + " --help` shows what there is.\n",
                desk.err());
    }

    @Test
    void withoutACommandTheUsageIsShown() {
        var desk = Desk.empty();
        assertEquals(2, run(desk));
        assertTrue(desk.err().startsWith("Usage: plimsoll "), desk.err());
    }

    @Test
    void helpAndVersionAreAnswers() {
        var help = Desk.empty();
        assertEquals(0, run(help, "--help"));
        assertTrue(help.out().contains("explain"), help.out());
        var version = Desk.empty();
        assertEquals(0, run(version, "--version"));
        assertEquals("plimsoll (built from source)\n", version.out());
        var each = Desk.empty();
        assertEquals(0, run(each, "check", "--version"));
        assertEquals("plimsoll (built from source)\n", each.out());
    }

    @Test
    void aFaultOfOursIsSaidToBeOne() {
        var desk = Desk.empty();
        int code = new CommandTree(desk.console()).with(new Failing()).run("fail");
        assertEquals(2, code);
        assertEquals("", desk.out());
        assertEquals(
                """
                plimsoll: this is a fault of Plimsoll. Please report it with what follows.
                java.lang.IllegalStateException: broken
                """,
                desk.err().lines().limit(2).reduce("", (all, line) -> all + line + "\n"));
    }

    @CommandLine.Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new IllegalStateException("broken");
        }
    }

    @Test
    void anUnknownRuleIsAnsweredWithTheNearest() {
        var desk = Desk.empty();
        assertEquals(2, run(desk, "explain", "invalid-sintax"));
        assertEquals(
                "plimsoll: there is no rule `invalid-sintax`. Did you mean `invalid-syntax`?"
                        + " `plimsoll rules` lists them.\n",
                desk.err());
    }

    @Test
    void healthIsWhatTheServerAnswers() throws IOException {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/healthz",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write("ok".getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
        var port = Map.of("PORT", "" + server.getAddress().getPort());
        assertEquals(0, run(Desk.with(port), "health"));
        server.removeContext("/healthz");
        var refused = Desk.with(port);
        assertEquals(1, run(refused, "health"));
        assertEquals(
                "plimsoll: http://127.0.0.1:%s/healthz answers 404.\n".formatted(port.get("PORT")),
                refused.err());
        server.stop(0);
        var gone = Desk.with(port);
        assertEquals(1, run(gone, "health"));
        assertEquals(
                "plimsoll: http://127.0.0.1:%s/healthz does not answer.\n"
                        .formatted(port.get("PORT")),
                gone.err());
    }

    @Test
    void aPortThatIsNoneIsSaid() {
        var desk = Desk.with(Map.of("PORT", "http"));
        assertEquals(2, run(desk, "health"));
        assertEquals(
                "plimsoll: PORT is no port to ask at: it must be a number from 1 to 65535.\n",
                desk.err());
        assertEquals(2, run(Desk.with(Map.of("PORT", "0")), "health"));
    }

    @Test
    void aHostThatIsNoneIsSaid() {
        var desk = Desk.with(Map.of("HOST", "a b"));
        assertEquals(2, run(desk, "health"));
        assertEquals(
                "plimsoll: HOST is no address: it must be the one that the server listens on.\n",
                desk.err());
    }

    @Test
    void aPageIsFoldedToANarrowTerminal() {
        assertEquals(
                """
                A process that runs as `root` in a
                container is root on the host.

                """,
                TerminalPage.of(
                        "A process that runs as `root` in a container is root on the host.",
                        new Terminal(false, 42)));
    }

    @Test
    void theReaderWhoLeavesIsNoticed() throws IOException {
        var left = new AtomicInteger();
        var broken = new PipeWatch(new Broken("Broken pipe"), left::incrementAndGet);
        assertThrows(IOException.class, () -> broken.write(1));
        assertEquals(1, left.get());
        var full = new PipeWatch(new Broken("No space left on device"), left::incrementAndGet);
        assertThrows(IOException.class, () -> full.write(new byte[3]));
        assertEquals(1, left.get());
    }

    private static final class Broken extends OutputStream {
        private final String why;

        Broken(String why) {
            this.why = why;
        }

        @Override
        public void write(int each) throws IOException {
            throw new IOException(why);
        }
    }

    @Test
    void aPageIsFoldedForATerminal() {
        assertEquals(
                """
                A process that runs as `root` in a container is root on the host as soon as it breaks
                out of it.

                - First, with words.
                - Second.

                    FROM debian:13
                    USER root
                         ^^^^ The image runs as `root`.

                  Fixed:
                    FROM debian:13
                    USER app

                See the guide (https://example.org).

                """,
                TerminalPage.of(
                        """
                        A process that runs as `root` in a container is root on the host as soon as it
                        breaks out of it.

                        - First, with
                          words.
                        - Second.

                        ```dockerfile
                        FROM debian:13
                        USER root
                        #    ^^^^ The image runs as `root`.
                        ```

                        ```dockerfile fixed
                        FROM debian:13
                        USER app
                        ```

                        See [the guide](https://example.org).
                        """,
                        new Terminal(false, 0)));
    }
}
