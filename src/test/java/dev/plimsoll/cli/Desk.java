package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** A console whose output is kept as text. */
final class Desk {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String input;
    private final Map<String, String> environment;
    private final boolean terminal;

    private Desk(String input, Map<String, String> environment, boolean terminal) {
        this.input = input;
        this.environment = environment;
        this.terminal = terminal;
    }

    static Desk empty() {
        return new Desk("", Map.of(), false);
    }

    static Desk typing(String input) {
        return new Desk(input, Map.of(), false);
    }

    static Desk terminal(Map<String, String> environment) {
        return new Desk("", environment, true);
    }

    static Desk with(Map<String, String> environment) {
        return new Desk("", environment, false);
    }

    Console console() {
        return new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                terminal);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
