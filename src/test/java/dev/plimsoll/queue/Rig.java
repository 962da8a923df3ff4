package dev.plimsoll.queue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All that lanes are made of, by hand: no thread, no waiting, and a clock that stands still. */
final class Rig implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    static final Instance INSTANCE = new Instance("rig", Duration.ofSeconds(20));
    static final Lane LANE = new Lane("pull/1/2", 7, "x/y#2");
    static final Lane OTHER = new Lane("pull/1/3", 7, "x/y#3");

    final ManualQueue.Clock clock = new ManualQueue.Clock(START);
    final Database database;
    final Inbox inbox;
    final Turns turns;
    final Standings standings;
    final Places places;
    final List<Turn> given = new ArrayList<>();
    Worker worker = _ -> new Outcome.Done();
    private final ManualQueue queue;

    Rig(TestDatabases kind, Path directory) {
        database = kind.open(directory);
        inbox = new Inbox(database, clock);
        turns = turns(() -> UUID.randomUUID().toString());
        standings = new Standings(database, clock);
        places = new Places(database, clock, INSTANCE);
        queue = new ManualQueue(turns, this::work);
    }

    /** Other turns on the same database. */
    Turns turns(java.util.function.Supplier<String> names) {
        return new Turns(database, clock, new Backoff(() -> 0.5), names);
    }

    Outcome work(Turn turn) throws Exception {
        given.add(turn);
        return worker.work(turn);
    }

    boolean keep(String guid, Wish... wishes) {
        return inbox.keep(new Delivery(guid, "pull_request.opened"), List.of(wishes));
    }

    /** That a lane be looked at. */
    static Wish look(Lane lane) {
        return new Wish.Work(lane, false);
    }

    int pump() {
        return queue.pump();
    }

    /** Works on after so much time. */
    int pumpAfter(Duration time) {
        clock.advance(time);
        return pump();
    }

    @Override
    public void close() {
        database.close();
    }
}
