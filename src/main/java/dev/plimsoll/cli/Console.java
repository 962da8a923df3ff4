package dev.plimsoll.cli;

import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command talks with: streams, the environment, and whether somebody looks at a terminal.
 *
 * @param out what was asked for, always UTF-8
 * @param err notes and errors, always UTF-8
 * @param environment such as {@code PORT} to {@code 8080}
 * @param terminal whether {@code out} is a terminal
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal) {

    public Console {
        environment = Map.copyOf(environment);
    }

    /** The process's own. The launcher knows whether standard output is a terminal and says so. */
    public static Console ofProcess() {
        var told = System.getProperty("plimsoll.terminal");
        return new Console(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                System.getenv(),
                told == null ? isTerminal(System.console()) : Boolean.parseBoolean(told));
    }

    private static boolean isTerminal(java.io.@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        // Not System.out: that one speaks the encoding of the locale and flushes every line.
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
                false,
                StandardCharsets.UTF_8);
    }

    /** Whether colour is welcome: on a terminal that has any, unless {@code NO_COLOR} is set. */
    boolean colour() {
        return terminal
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
