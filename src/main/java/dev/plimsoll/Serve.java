package dev.plimsoll;

import dev.plimsoll.cli.CommandTree;
import dev.plimsoll.cli.Console;
import dev.plimsoll.queue.DatabaseFailure;

import picocli.CommandLine.Command;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** {@code plimsoll serve}: runs the GitHub App until the process is told to stop. */
@Command(
        name = "serve",
        description = "Runs the GitHub App.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer =
                "Reads GITHUB_APP_ID, GITHUB_PRIVATE_KEY or GITHUB_PRIVATE_KEY_FILE,"
                    + " GITHUB_WEBHOOK_SECRET, GITHUB_API_URL, HOST, PORT, PLIMSOLL_URL,"
                    + " PLIMSOLL_DATA and DATABASE_URL. With none of GitHub's it starts, and its"
                    + " page says what to set.")
final class Serve implements Callable<Integer> {
    /** Containers are killed ten seconds after they were asked to stop. */
    private static final Duration STOP = Duration.ofSeconds(7);

    private final Console console;

    Serve(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(console.environment());
        } catch (SettingsFault e) {
            console.note(String.valueOf(e.getMessage()));
            return CommandTree.WRONG_USE;
        }
        try {
            serve(settings);
            return 0;
        } catch (DatabaseFailure | UncheckedIOException e) {
            console.note(e.getMessage() + ".");
            return 1;
        }
    }

    private static String shown(String host) {
        return switch (host) {
            case "0.0.0.0", "::" -> "localhost";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
    }

    /** What takes longer is cut off, as by a crash: it stays in its lane. */
    private static void close(App app) {
        var closing = Thread.startVirtualThread(app::close);
        try {
            closing.join(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Settings settings) throws InterruptedException {
        var app = App.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(app), "stop"));
        var listen = settings.listen();
        console.note("listening on http://" + shown(listen.host()) + ":" + app.port());
        // Until a signal, which has Java run the hook and end.
        new CountDownLatch(1).await();
    }
}
