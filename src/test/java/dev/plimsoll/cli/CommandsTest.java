package dev.plimsoll.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

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
                "plimsoll: PORT is no port: it must be a number from 1 to 65535.\n", desk.err());
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
                        new Paint(false)));
    }
}
