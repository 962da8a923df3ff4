package dev.plimsoll.web;

import dev.plimsoll.github.App;
import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Whether the server can do its work. GitHub is asked at most every half a minute, by one question
 * at a time, and waited for a few seconds.
 */
public final class Readiness {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BooleanSupplier database;
    private final AskForApp github;
    private final Manifest manifest;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(Instant.MIN, List.of());

    private record Known(Instant at, List<String> problems) {
        Known {
            problems = List.copyOf(problems);
        }
    }

    /** Asks GitHub what the App is registered as. */
    @FunctionalInterface
    public interface AskForApp {
        App app() throws CallFailed;
    }

    /**
     * @param database whether it answers
     */
    public Readiness(
            BooleanSupplier database, AskForApp github, Manifest manifest, InstantSource clock) {
        this.database = database;
        this.github = github;
        this.manifest = manifest;
        this.clock = clock;
    }

    /** What stands in the way, one sentence each; empty where nothing does. */
    List<String> problems() throws InterruptedException {
        var problems = new ArrayList<String>();
        if (!database.getAsBoolean()) {
            problems.add("The database does not answer.");
        }
        problems.addAll(ofGitHub());
        return problems;
    }

    private List<String> ofGitHub() throws InterruptedException {
        if (!asking.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            return List.of("GitHub does not answer.");
        }
        try {
            if (known.at().isBefore(clock.instant().minus(FRESH))) {
                known = new Known(clock.instant(), asked());
            }
            return known.problems();
        } finally {
            asking.unlock();
        }
    }

    private List<String> asked() throws InterruptedException {
        var answer = new CompletableFuture<List<String>>();
        Thread.startVirtualThread(() -> answer.complete(answer()));
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return List.of("GitHub does not answer.");
        }
    }

    private List<String> answer() {
        try {
            return manifest.missing(github.app());
        } catch (CallFailed e) {
            return List.of(
                    switch (e.why()) {
                        case Failure.Unauthorized _ ->
                                "GitHub does not accept the credentials: check `GITHUB_APP_ID` and"
                                        + " `GITHUB_PRIVATE_KEY`.";
                        case Failure.Unclear unclear ->
                                "GitHub does not answer: " + unclear.what() + ".";
                        case Failure.Limited limited ->
                                "GitHub's rate limit is reached until " + limited.until() + ".";
                        default -> "GitHub does not answer as it should.";
                    });
        } catch (RuntimeException e) {
            return List.of("GitHub could not be asked.");
        }
    }
}
