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
    private final int columns;

    private Desk(String input, Map<String, String> environment, int columns) {
        this.input = input;
        this.environment = environment;
        this.columns = columns;
    }

    static Desk empty() {
        return new Desk("", Map.of(), 0);
    }

    static Desk typing(String input) {
        return new Desk(input, Map.of(), 0);
    }

    static Desk terminal(int columns, Map<String, String> environment) {
        return new Desk("", environment, columns);
    }

    static Desk with(Map<String, String> environment) {
        return new Desk("", environment, 0);
    }

    Console console() {
        return new Console(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                columns);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
