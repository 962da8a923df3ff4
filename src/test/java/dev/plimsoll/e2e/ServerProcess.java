package dev.plimsoll.e2e;

import dev.plimsoll.Main;
import dev.plimsoll.fake.FakeGitHub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code plimsoll serve} in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    static final String SECRET = "sesame";
    private static final String LISTENS = "listening on ";
    private static final long PATIENCE_IN_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<URI> said = new CompletableFuture<>();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it and waits until it listens; GitHub sends its events there. */
    static ServerProcess start(FakeGitHub github, Map<String, String> storage) {
        var settings = new HashMap<>(storage);
        settings.put("GITHUB_APP_ID", github.appId());
        settings.put("GITHUB_PRIVATE_KEY", github.pem());
        settings.put("GITHUB_WEBHOOK_SECRET", SECRET);
        settings.put("GITHUB_API_URL", github.url().toString());
        settings.put("HOST", "127.0.0.1");
        settings.put("PORT", "0");
        settings.put("PLIMSOLL_URL", "https://plimsoll.example");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve");
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(settings);
        try {
            var server = new ServerProcess(builder.start());
            github.sendsEventsTo(server.webhook(), SECRET);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it takes deliveries, once it says that it listens. */
    URI webhook() {
        return said.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join().resolve("/webhook");
    }

    /** All that it said until now. */
    String log() {
        return String.join("\n", List.copyOf(log));
    }

    private void read() {
        try (var lines = new BufferedReader(process.errorReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                int at = line.indexOf(LISTENS + "http");
                if (at >= 0) {
                    said.complete(URI.create(line.substring(at + LISTENS.length()).strip()));
                }
            }
        } catch (IOException e) {
            log.add(e.toString());
        }
        said.completeExceptionally(new AssertionError("it never listened:\n" + log()));
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Asks it to stop as {@code kill} does, and gives the milliseconds until it had. */
    long terminate() {
        long start = System.nanoTime();
        process.destroy();
        process.onExit().orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void close() {
        kill();
    }
}
