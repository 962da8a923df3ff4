package dev.plimsoll.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What was published of each place, under a lock that one turn has at a time. */
public final class Places {
    private final Database database;
    private final InstantSource clock;
    private final Duration lease;

    public Places(Database database, InstantSource clock, Instance instance) {
        this.database = database;
        this.clock = clock;
        this.lease = instance.lease();
    }

    /** Locks a place for a turn; empty while another one has it. */
    public Optional<Lock> lock(String place, Turn turn) {
        var now = clock.instant();
        return database.transact(sql -> {
            make(sql, place, now);
            sql.update(
                    "update place set holder = ?, held_until = ? where id = ?"
                            + " and (holder is null or holder = ? or held_until < ?)",
                    turn.holder(),
                    now.plus(lease),
                    place,
                    turn.holder(),
                    now);
            return sql.first(
                    "select * from place where id = ? and holder = ?",
                    row -> new Lock(row, turn.holder()),
                    place,
                    turn.holder());
        });
    }

    /** Makes a place in some transaction, unless it is there. */
    static void make(Sql sql, String place, Instant now) throws SQLException {
        sql.update(
                "insert into place (id, published, changed_at) values (?, '', ?) on conflict do"
                        + " nothing",
                place,
                now);
    }

    /** The right to publish what a place has, until it is closed or not renewed for too long. */
    public final class Lock implements AutoCloseable {
        private final String place;
        private final String holder;
        private final String published;
        private final long asked;

        private Lock(ResultSet row, String holder) throws SQLException {
            this.place = row.getString("id");
            this.holder = holder;
            this.published = row.getString("published");
            this.asked = row.getLong("asked");
        }

        /** What was saved last before the place was locked, empty at first. */
        public String published() {
            return published;
        }

        /** How often it was asked until then that everything be published anew. */
        public long asked() {
            return asked;
        }

        /** Saves what is published now and renews the lock. False when the lock was lost. */
        public boolean save(String published) {
            var now = clock.instant();
            return database.transact(sql ->
                    sql.update(
                            "update place set published = ?, held_until = ?, changed_at = ?"
                                    + " where id = ? and holder = ?",
                            published,
                            now.plus(lease),
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
                            now.plus(lease),
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
