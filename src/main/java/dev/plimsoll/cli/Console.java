package dev.plimsoll.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What a command talks with: streams, the environment, and the terminal that somebody looks at.
 *
 * @param out what was asked for, always UTF-8
 * @param err notes and errors, always UTF-8
 * @param environment such as {@code PORT} to {@code 8080}
 * @param columns how wide the terminal is that {@code out} is; 0 where it is none
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        int columns) {
    /** Of a terminal that does not say how wide it is. */
    private static final int USUAL = 80;

    /** What a shell says of a program that was ended because nobody reads what it writes. */
    private static final int SIGPIPE = 128 + 13;

    public Console {
        environment = Map.copyOf(environment);
    }

    /** The process's own. The launcher looks at the terminal, and says how wide it is. */
    public static Console ofProcess() {
        var out =
                new PipeWatch(
                        new FileOutputStream(FileDescriptor.out),
                        () -> Runtime.getRuntime().halt(SIGPIPE));
        return new Console(
                System.in,
                stream(out),
                stream(new FileOutputStream(FileDescriptor.err)),
                System.getenv(),
                columns(Optional.ofNullable(System.getProperty("plimsoll.columns"))));
    }

    /**
     * How wide a terminal is.
     *
     * @param told by the launcher: 0 for none, empty text for one that does not say
     */
    private static int columns(Optional<String> told) {
        if (told.isEmpty()) {
            return Optional.ofNullable(System.console())
                    .filter(java.io.Console::isTerminal)
                    .map(terminal -> USUAL)
                    .orElse(0);
        }
        return told.get().matches("\\d{1,4}") ? Integer.parseInt(told.get()) : USUAL;
    }

    private static PrintStream stream(OutputStream out) {
        // Not System.out: that one speaks the encoding of the locale and flushes every line.
        return new PrintStream(
                new BufferedOutputStream(out, 1 << 14), false, StandardCharsets.UTF_8);
    }

    /** How to lay out what people read. */
    Terminal terminal() {
        return new Terminal(colour(), columns);
    }

    /** Whether colour is welcome: on a terminal that has any, unless {@code NO_COLOR} is set. */
    boolean colour() {
        return columns > 0
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** One note or error, as a line of its own. */
    public void note(String message) {
        out.flush();
        err.println("plimsoll: " + message);
        err.flush();
    }
}
