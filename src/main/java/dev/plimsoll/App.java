package dev.plimsoll;

import dev.plimsoll.bot.Intake;
import dev.plimsoll.bot.Judge;
import dev.plimsoll.bot.Reviews;
import dev.plimsoll.github.AppAuth;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.Webhook;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.queue.Backoff;
import dev.plimsoll.queue.Database;
import dev.plimsoll.queue.Databases;
import dev.plimsoll.queue.Gauges;
import dev.plimsoll.queue.Inbox;
import dev.plimsoll.queue.Instance;
import dev.plimsoll.queue.Places;
import dev.plimsoll.queue.Queue;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.queue.Worker;
import dev.plimsoll.review.Context;
import dev.plimsoll.web.Hook;
import dev.plimsoll.web.Manifest;
import dev.plimsoll.web.Metrics;
import dev.plimsoll.web.Readiness;
import dev.plimsoll.web.Routes;
import dev.plimsoll.web.RulePages;
import dev.plimsoll.web.Server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The whole server, running from its start until it is closed. */
final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /** What must be closed, the last opened first. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final Settings settings;
    private final InstantSource clock;
    private final Drive drive;
    private final Instance instance = new Instance(name(), GitHub.LONGEST_ACT);
    private final Catalogue catalogue = Catalogue.load();

    /** Sees to it that lanes get their turns. */
    @FunctionalInterface
    interface Drive {
        /** Takes over the work; what it gives back is told the id of every lane that got some. */
        Driven by(Instance instance, Database database, Turns turns, Worker worker);
    }

    /** What works on lanes until it is closed. */
    interface Driven extends AutoCloseable {
        void wake(String lane);

        @Override
        void close();
    }

    private App(Settings settings, InstantSource clock, Drive drive) {
        this.settings = settings;
        this.clock = clock;
        this.drive = drive;
    }

    /** Starts as the settings say, in real time. */
    static App start(Settings settings) {
        var clock = InstantSource.system();
        return start(
                settings,
                clock,
                (instance, database, turns, worker) ->
                        queue(new Queue(database, clock, turns, worker, instance)));
    }

    static App start(Settings settings, InstantSource clock, Drive drive) {
        var app = new App(settings, clock, drive);
        boolean started = false;
        try {
            app.start();
            started = true;
            return app;
        } finally {
            if (!started) {
                app.close();
            }
        }
    }

    /** The port that it listens on. */
    int port() {
        return open.stream()
                .filter(Server.class::isInstance)
                .map(Server.class::cast)
                .findFirst()
                .orElseThrow()
                .port();
    }

    /** Takes nothing in any more, lets what runs come to its next write, and stops. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.warn("something did not close", e);
            }
        }
    }

    private void start() {
        var routes =
                settings.github()
                        .map(this::routes)
                        .orElseGet(() ->
                                new Routes(
                                        Optional.empty(), new Metrics(), new RulePages(catalogue)));
        var listen = settings.listen();
        open.push(Server.start(listen.host(), listen.port(), routes));
    }

    private Routes routes(Settings.Credentials credentials) {
        var database = opened(settings.storage());
        var metrics = new Metrics(new Gauges(database, clock));
        var random = RandomGenerator.getDefault();
        var turns = new Turns(database, clock, new Backoff(random::nextDouble), App::name);
        var auth = new AppAuth(credentials.app(), credentials.key(), clock);
        var github = new GitHub(settings.api(), auth, clock, metrics, turns::stopped);
        var standings = new Standings(database, clock);
        var inbox = new Inbox(database, clock);
        var address = new PublicAddress(settings.url(), github);
        var pages = new Pages(catalogue, address);
        var books =
                new Reviews.Books(inbox, turns, standings, new Places(database, clock, instance));
        var means = new Reviews.Means(new Judge(catalogue), pages::now, App::name, metrics);
        var reviews = new Reviews(github, books, means, clock);
        var driven = drive.by(instance, database, turns, reviews);
        open.push(driven);
        Consumer<String> wake = driven::wake;
        var hook =
                new Hook(
                        new Webhook(credentials.secrets()),
                        new Intake(inbox, standings, wake),
                        metrics,
                        clock);
        var readiness = new Readiness(database::answers, github::app, Manifest.load(), clock);
        return new Routes(
                Optional.of(new Routes.AppRoutes(hook, readiness)),
                metrics,
                new RulePages(catalogue));
    }

    /** Where the pages of the rules are by now. */
    private record Pages(Catalogue catalogue, PublicAddress address) {
        Context.Pages now() {
            return new Context.Pages(
                    address.known(), id -> catalogue.find(id).map(Catalogue.Entry::publishedPage));
        }
    }

    private Database opened(Settings.Storage storage) {
        var database =
                storage.postgres()
                        .map(Databases::postgres)
                        .orElseGet(() -> Databases.embedded(storage.data()));
        open.push(database);
        return database;
    }

    private static Driven queue(Queue queue) {
        queue.start();
        return new Driven() {
            @Override
            public void wake(String lane) {
                queue.wake(lane);
            }

            @Override
            public void close() {
                queue.close();
            }
        };
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }
}
