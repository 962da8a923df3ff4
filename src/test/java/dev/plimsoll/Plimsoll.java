package dev.plimsoll;

import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.FakeInstallation;
import dev.plimsoll.github.Pem;
import dev.plimsoll.queue.Database;
import dev.plimsoll.queue.Instance;
import dev.plimsoll.queue.ManualQueue;
import dev.plimsoll.queue.PostgresAddress;
import dev.plimsoll.queue.TestDatabases;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.queue.Worker;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole server in this process, on a free port, against a GitHub for tests. Its clock stands
 * still and its queue works when it is pumped.
 *
 * <pre>{@code
 * var clock = Plimsoll.clock();
 * try (var github = FakeGitHub.start(clock);
 *         var plimsoll = Plimsoll.start(github, clock, Plimsoll.embedded(directory))) {
 *     var pull = github.pullRequest("acme/shop", 7).added("Dockerfile", text).open();
 *     assertEquals(202, github.deliver("opened", pull));
 *     plimsoll.pump();
 *     assertEquals("failure", pull.checkRun().conclusion());
 * }
 * }</pre>
 */
public final class Plimsoll implements AutoCloseable {
    public static final String SECRET = "sesame";
    public static final String ADDRESS = "https://plimsoll.example";

    private final App app;
    private final Hand hand;
    private final ManualQueue.Clock clock;

    private Plimsoll(App app, Hand hand, ManualQueue.Clock clock) {
        this.app = app;
        this.hand = hand;
        this.clock = clock;
    }

    /** A clock for both sides. */
    public static ManualQueue.Clock clock() {
        return new ManualQueue.Clock(Instant.parse("2026-11-23T12:00:00Z"));
    }

    /** The embedded database in a directory; the same again when started there again. */
    public static Settings.Storage embedded(Path directory) {
        return new Settings.Storage(directory.resolve("data"), Optional.empty());
    }

    public static Settings.Storage postgres(PostgresAddress address) {
        return new Settings.Storage(Path.of("unused"), Optional.of(address));
    }

    /** An empty database of either kind. */
    public static Settings.Storage empty(TestDatabases kind, Path directory) {
        return switch (kind) {
            case EMBEDDED -> embedded(directory);
            case POSTGRES -> postgres(TestDatabases.freshPostgres());
        };
    }

    /** Starts it, and has the GitHub send its events there. */
    public static Plimsoll start(
            FakeGitHub github, ManualQueue.Clock clock, Settings.Storage storage) {
        return start(github, clock, storage, List.of(SECRET));
    }

    /** The same with other secrets than the one that events are signed with. */
    public static Plimsoll start(
            FakeGitHub github,
            ManualQueue.Clock clock,
            Settings.Storage storage,
            List<String> secrets) {
        return start(github, clock, settings(github, storage, secrets));
    }

    /** The same with whatever settings. */
    public static Plimsoll start(FakeGitHub github, ManualQueue.Clock clock, Settings settings) {
        var hand = new Hand();
        var app = App.start(settings, clock, hand);
        var plimsoll = new Plimsoll(app, hand, clock);
        github.sendsEventsTo(plimsoll.url().resolve("/webhook"), SECRET);
        return plimsoll;
    }

    /** The same with its own queue, in real time: it cannot be pumped. */
    public static Plimsoll live(FakeGitHub github, Settings.Storage storage) {
        var app = App.start(settings(github, storage, List.of(SECRET)));
        var plimsoll = new Plimsoll(app, new Hand(), clock());
        github.sendsEventsTo(plimsoll.url().resolve("/webhook"), SECRET);
        return plimsoll;
    }

    public static Settings settings(
            FakeGitHub github, Settings.Storage storage, List<String> secrets) {
        return new Settings(
                Optional.of(
                        new Settings.Credentials(github.appId(), Pem.read(github.pem()), secrets)),
                github.url(),
                new Settings.Listen("127.0.0.1", 0),
                Optional.of(URI.create(ADDRESS)),
                storage);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    /** Works until nothing is due, and says how many turns that took. */
    public int pump() {
        return hand.queue.orElseThrow().pump();
    }

    /** Lets time pass, then works. */
    public int pumpAfter(Duration time) {
        clock.advance(time);
        return pump();
    }

    /** Another instance on the same database runs into a limit of GitHub. */
    public void stops(FakeInstallation installation, Duration time) {
        hand.turns.orElseThrow().stop(installation.id(), clock.instant().plus(time));
    }

    /** From now on nothing can be kept. */
    public void losesItsDatabase() {
        hand.database.orElseThrow().close();
    }

    @Override
    public void close() {
        app.close();
    }

    /** Has the queue wait for the pump. */
    private static final class Hand implements App.Drive {
        private Optional<ManualQueue> queue = Optional.empty();
        private Optional<Database> database = Optional.empty();
        private Optional<Turns> turns = Optional.empty();

        @Override
        public App.Driven by(Instance instance, Database store, Turns all, Worker worker) {
            database = Optional.of(store);
            turns = Optional.of(all);
            queue = Optional.of(new ManualQueue(all, worker));
            return new App.Driven() {
                @Override
                public void wake(String lane) {}

                @Override
                public void close() {}
            };
        }
    }
}
