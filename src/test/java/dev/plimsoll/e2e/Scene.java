package dev.plimsoll.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.Settings;
import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.fake.FakeMergeGroup;
import dev.plimsoll.fake.FakePullRequest;
import dev.plimsoll.fake.FakeRepository;
import dev.plimsoll.fake.Sent;
import dev.plimsoll.queue.ManualQueue;
import dev.plimsoll.queue.TestDatabases;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A GitHub and the server for it, whose time stands still and whose work waits for us. */
final class Scene implements AutoCloseable {
    /** Longer than failed work is tried again. */
    private static final Duration LONG = Duration.ofHours(7);

    private final ManualQueue.Clock clock = Plimsoll.clock();
    private final FakeGitHub github;
    private final TestDatabases kind;
    private final TemporaryDirectory directory = new TemporaryDirectory();
    private final Settings.Storage storage;
    private Plimsoll plimsoll;
    private int repositories;
    private final List<String> faults = new ArrayList<>();

    private Scene(TestDatabases kind, Function<InstantSource, FakeGitHub> github) {
        this.kind = kind;
        this.github = github.apply(clock);
        storage = Plimsoll.empty(kind, directory.path());
        plimsoll = Plimsoll.start(this.github, clock, storage);
    }

    static Scene open(TestDatabases kind) {
        return new Scene(kind, FakeGitHub::start);
    }

    /** With an Enterprise Server in place of github.com. */
    static Scene openEnterprise(TestDatabases kind) {
        return new Scene(kind, FakeGitHub::startEnterprise);
    }

    /** The server stops, and another one starts on the same database. */
    void restart() {
        restart(Plimsoll.SECRET);
    }

    /** The same with other secrets. */
    void restart(String... secrets) {
        plimsoll.close();
        plimsoll = Plimsoll.start(github, clock, storage, List.of(secrets));
    }

    /** The server can keep nothing any more, as if it were killed, until it is started again. */
    void kill() {
        plimsoll.losesItsDatabase();
    }

    /** GitHub signs with another secret from now on. */
    void signsWith(String secret) {
        github.sendsEventsTo(plimsoll.url().resolve("/webhook"), secret);
    }

    FakeGitHub github() {
        return github;
    }

    Plimsoll plimsoll() {
        return plimsoll;
    }

    Instant now() {
        return clock.instant();
    }

    /** A new repository of a new account, so that tests do not meet; calls are counted anew. */
    FakeRepository repository() {
        repositories++;
        github.forgetActs();
        return github.repository("acme%d/shop".formatted(repositories));
    }

    /** Sends events that all must be kept, then works until nothing is due. */
    void hears(Sent... events) {
        for (var event : events) {
            assertEquals(202, event.send(), event.event());
        }
        plimsoll.pump();
    }

    void hears(String action, FakePullRequest pull) {
        hears(github.event(action, pull));
    }

    void hears(String action, FakeMergeGroup group) {
        hears(github.event(action, group));
    }

    /** Works on after so much time, until nothing is due. */
    int passes(Duration time) {
        return plimsoll.pumpAfter(time);
    }

    /** Works on while time goes by until whatever failed was given up. */
    void patienceEnds() {
        var end = clock.instant().plus(LONG);
        while (clock.instant().isBefore(end)) {
            passes(Duration.ofMinutes(20));
        }
    }

    /** What was called since the repository was made, or since that was asked last. */
    List<Act> calls() {
        var acts = github.acts();
        github.forgetActs();
        return acts;
    }

    /** What was against GitHub's rules since that was asked last; and nothing more goes wrong. */
    List<String> faults() {
        github.forgetFaults();
        var fresh = new ArrayList<>(github.faults());
        faults.forEach(fresh::remove);
        faults.addAll(fresh);
        return fresh;
    }

    @Override
    public void close() {
        plimsoll.close();
        github.close();
        directory.close();
    }

    /** The kind of its database. */
    @Override
    public String toString() {
        return kind.name();
    }
}
