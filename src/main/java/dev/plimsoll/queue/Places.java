package dev.plimsoll.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What was published of each place, under a lock that one turn has at a time. */
public final class Places {
    /**
     * How long a lock lasts without being renewed: longer than any one call, and soon over after a
     * crash.
     */
    static final Duration LEASE = Duration.ofSeconds(25);

    private final Database database;
    private final InstantSource clock;

    public Places(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Locks a place for a turn; empty while another one has it. */
    public Optional<Lock> lock(String place, Turn turn) {
        var now = clock.instant();
        return database.transact(sql -> {
            sql.update(
                    "insert into place (id, published, changed_at) values (?, '', ?) on conflict do"
                            + " nothing",
                    place,
                    now);
            int held =
                    sql.update(
                            "update place set holder = ?, held_until = ? where id = ?"
                                    + " and (holder is null or holder = ? or held_until < ?)",
                            turn.holder(),
                            now.plus(LEASE),
                            place,
                            turn.holder(),
                            now);
            return held == 0 ? Optional.empty() : Optional.of(new Lock(place, turn.holder()));
        });
    }

    /** The right to publish what a place has, until it is closed or not renewed for too long. */
    public final class Lock implements AutoCloseable {
        private final String place;
        private final String holder;

        private Lock(String place, String holder) {
            this.place = place;
            this.holder = holder;
        }

        /** What was saved last, empty at first. */
        public String published() {
            return database.transact(sql ->
                    sql.first(
                                    "select published from place where id = ?",
                                    row -> row.getString("published"),
                                    place)
                            .orElse(""));
        }

        /** Saves what is published now and renews the lock. False when the lock was lost. */
        public boolean save(String published) {
            var now = clock.instant();
            return database.transact(sql ->
                    sql.update(
                            "update place set published = ?, held_until = ?, changed_at = ?"
                                    + " where id = ? and holder = ?",
                            published,
                            now.plus(LEASE),
                            now,
                            place,
                            holder))
                    == 1;
        }

        /** Renews the lock. False when it was lost. */
        public boolean renew() {
            var now = clock.instant();
            return database.transact(sql ->
                    sql.update(
                            "update place set held_until = ? where id = ? and holder = ?",
                            now.plus(LEASE),
                            place,
                            holder))
                    == 1;
        }

        @Override
        public void close() {
            database.transact(sql ->
                    sql.update(
                            "update place set holder = null, held_until = null where id = ? and"
                                    + " holder = ?",
                            place,
                            holder));
        }
    }
}
