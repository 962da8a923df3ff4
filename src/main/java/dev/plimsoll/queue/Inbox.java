package dev.plimsoll.queue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes in what comes from outside: the delivery and the wishes it causes are kept together or not
 * at all.
 */
public final class Inbox {
    /** How long a delivery is known. */
    static final Duration MEMORY = Duration.ofDays(14);

    private final Database database;
    private final InstantSource clock;

    public Inbox(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Keeps a delivery and its wishes. One that is known wishes nothing again, but starts a lane
     * that failed or waits for another try at once.
     *
     * @return whether there is work now that there was not before
     */
    public boolean keep(Delivery delivery, List<Wish> wishes) {
        var now = clock.instant();
        return database.transact(sql -> {
            int fresh =
                    sql.update(
                            "insert into delivery (guid, event, state, received_at) values (?, ?,"
                                    + " ?, ?) on conflict do nothing",
                            delivery.guid(),
                            delivery.event(),
                            wishes.isEmpty() ? "noted" : "kept",
                            now);
            boolean work = false;
            for (var wish : wishes) {
                work |= fresh == 1 ? wished(sql, wish, now) : startedAgain(sql, wish, now);
            }
            return work;
        });
    }

    /** Wishes something that no delivery asked for. */
    public void wish(Wish wish) {
        var now = clock.instant();
        database.transact(sql -> wished(sql, wish, now));
    }

    /** Forgets deliveries, idle lanes and unused places that are older than the memory. */
    int forget() {
        var limit = clock.instant().minus(MEMORY);
        return database.transact(sql ->
                sql.update("delete from delivery where received_at < ?", limit)
                        + sql.update(
                                "delete from lane where state in ('idle', 'failed') and place is"
                                        + " null and changed_at < ? and id not in (select lane from"
                                        + " departure)",
                                limit)
                        + sql.update(
                                "delete from place where changed_at < ? and not exists"
                                        + " (select 1 from lane where lane.place = place.id)",
                                limit));
    }

    /** Whether there is work now. */
    private static boolean wished(Sql sql, Wish wish, Instant now) throws SQLException {
        return switch (wish) {
            case Wish.Work work -> wished(sql, work, now);
            case Wish.Anew anew -> wished(sql, anew, now);
        };
    }

    private static boolean wished(Sql sql, Wish.Work wish, Instant now) throws SQLException {
        var lane = wish.lane();
        sql.update(
                "insert into lane (id, tenant, subject, wanted, done, ended, state, tries,"
                    + " next_attempt, wanted_since, changed_at) values (?, ?, ?, 0, 0, 0, 'idle',"
                    + " 0, ?, ?, ?) on conflict do nothing",
                lane.id(),
                lane.tenant(),
                lane.subject(),
                now,
                now,
                now);
        sql.update(
                "update lane set tenant = ?, subject = ?, wanted_since = case when state = 'open'"
                    + " then wanted_since else cast(? as timestamp with time zone) end, state ="
                    + " 'open', tries = 0, failing_since = null, why = null, next_attempt = ?,"
                    + " wanted = wanted + 1, ended = case when ? then wanted + 1 else ended end,"
                    + " changed_at = ? where id = ?",
                lane.tenant(),
                lane.subject(),
                now,
                now,
                wish.ended(),
                now,
                lane.id());
        return true;
    }

    private static boolean wished(Sql sql, Wish.Anew wish, Instant now) throws SQLException {
        Places.make(sql, wish.place(), now);
        sql.update(
                "update place set asked = asked + 1, changed_at = ? where id = ?",
                now,
                wish.place());
        return false;
    }

    private static boolean startedAgain(Sql sql, Wish wish, Instant now) throws SQLException {
        return wish instanceof Wish.Work work
                && sql.update(
                                "update lane set state = 'open', tries = 0, failing_since = null,"
                                    + " why = null, next_attempt = ?, changed_at = ? where id = ?"
                                    + " and wanted > done and (state <> 'open' or failing_since is"
                                    + " not null)",
                                now,
                                now,
                                work.lane().id())
                        > 0;
    }
}
