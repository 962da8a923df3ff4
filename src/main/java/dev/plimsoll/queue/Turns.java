package dev.plimsoll.queue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Gives lanes their turns, and remembers how they ended. */
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private final Database database;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Supplier<String> names;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /**
     * @param names gives each turn another name, at most 40 characters
     */
    public Turns(Database database, InstantSource clock, Backoff backoff, Supplier<String> names) {
        this.database = database;
        this.clock = clock;
        this.backoff = backoff;
        this.names = names;
    }

    /** Lanes whose open work may begin now, the longest waiting first; at most 500. */
    public List<String> due() {
        var now = clock.instant();
        return database.transact(sql ->
                sql.list(
                        "select id from lane where state in ('open', 'lost') and wanted > done and"
                            + " next_attempt <= ? and not exists (select 1 from stop where"
                            + " stop.tenant = lane.tenant and stop.until > ?) order by next_attempt"
                            + " fetch first 500 rows only",
                        row -> row.getString("id"),
                        now,
                        now));
    }

    /**
     * Gives a lane one turn if it has open work that may begin.
     *
     * @return when it wants its next turn, empty if there is nothing to do
     */
    Optional<Instant> give(String lane, Worker worker) {
        return switch (begin(lane)) {
            case Beginning.Nothing _ -> Optional.empty();
            case Beginning.Early early -> Optional.of(early.until());
            case Beginning.Now now -> end(now.turn(), outcome(now.turn(), worker));
        };
    }

    /**
     * Whether the turn may go on: nothing newer was wished, nobody took the lane over, and we are
     * not about to stop. To be asked before each write.
     */
    public boolean mayGoOn(Turn turn) {
        return !stopping.get()
                && database.transact(sql ->
                        sql.first(
                                        "select 1 from lane where id = ? and wanted = ? and holder"
                                                + " = ?",
                                        row -> true,
                                        turn.lane().id(),
                                        turn.wish(),
                                        turn.holder())
                                .isPresent());
    }

    /** Stops all lanes of a tenant until a time, unless they are stopped for longer. */
    public void stop(long tenant, Instant until) {
        database.transact(sql -> {
            sql.update(
                    "insert into stop (tenant, until) values (?, ?) on conflict do nothing",
                    tenant,
                    until);
            return sql.update(
                    "update stop set until = ? where tenant = ? and until < ?",
                    until,
                    tenant,
                    until);
        });
    }

    /** Until when all lanes of a tenant are stopped; empty where they are not. */
    public Optional<Instant> stopped(long tenant) {
        var now = clock.instant();
        return database.transact(sql ->
                sql.first(
                                "select until from stop where tenant = ? and until > ?",
                                row -> Sql.instant(row, "until"),
                                tenant,
                                now)
                        .flatMap(until -> until));
    }

    /** No turn goes on to another write. */
    void stopping() {
        stopping.set(true);
    }

    private Outcome outcome(Turn turn, Worker worker) {
        try {
            return worker.work(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotBefore(clock.instant());
        } catch (Exception | VirtualMachineError e) {
            if (stopping.get()) {
                return new Outcome.NotBefore(clock.instant());
            }
            LOG.warn("lane {} failed", turn.lane().id(), e);
            return new Outcome.Failed(e.getClass().getSimpleName());
        }
    }

    private sealed interface Beginning {
        record Nothing() implements Beginning {}

        record Early(Instant until) implements Beginning {}

        record Now(Turn turn) implements Beginning {}
    }

    private Beginning begin(String lane) {
        var now = clock.instant();
        return database.transact(sql -> {
            var found =
                    sql.first(
                            "select lane.*, stop.until as stopped from lane"
                                    + " left join stop on stop.tenant = lane.tenant"
                                    + " where id = ? and state in ('open', 'lost')"
                                    + " and wanted > done",
                            row -> beginning(row, now),
                            lane);
            if (found.isPresent() && found.get() instanceof Beginning.Now(Turn turn)) {
                sql.update("update lane set holder = ? where id = ?", turn.holder(), lane);
            }
            return found.orElseGet(Beginning.Nothing::new);
        });
    }

    private Beginning beginning(ResultSet row, Instant now) throws SQLException {
        var next = Sql.instant(row, "next_attempt").filter(now::isBefore);
        var stopped = Sql.instant(row, "stopped").filter(now::isBefore);
        if (next.isPresent() || stopped.isPresent()) {
            var early = next.orElse(now);
            return new Beginning.Early(stopped.filter(early::isBefore).orElse(early));
        }
        long done = row.getLong("done");
        return new Beginning.Now(
                new Turn(
                        new Lane(
                                row.getString("id"),
                                row.getLong("tenant"),
                                row.getString("subject")),
                        row.getLong("wanted"),
                        row.getLong("ended") > done,
                        done == 0,
                        isLost(row)
                                ? Optional.of(Optional.ofNullable(row.getString("why")).orElse(""))
                                : Optional.empty(),
                        names.get()));
    }

    private static boolean isLost(ResultSet row) throws SQLException {
        return row.getString("state").equals("lost");
    }

    private Optional<Instant> end(Turn turn, Outcome outcome) {
        var now = clock.instant();
        return database.transact(sql -> {
            int ours =
                    switch (outcome) {
                        case Outcome.Done _ -> done(sql, turn, now);
                        case Outcome.NotBefore later -> later(sql, turn, later.at(), now);
                        case Outcome.Failed failed -> failed(sql, turn, failed, now);
                        case Outcome.GaveUp gaveUp -> gaveUp(sql, turn, gaveUp.why(), now);
                    };
            if (ours == 0) {
                LOG.info("lane {} was taken over", turn.lane().id());
            }
            return sql.first(
                    "select next_attempt from lane where id = ? and state in ('open', 'lost')"
                            + " and wanted > done",
                    row -> Sql.instant(row, "next_attempt").orElse(now),
                    turn.lane().id());
        });
    }

    private static int done(Sql sql, Turn turn, Instant now) throws SQLException {
        return sql.update(
                "update lane set done = ?, state = case when wanted = ? then 'idle' else 'open'"
                    + " end, tries = 0, failing_since = null, why = null, next_attempt = ?, holder"
                    + " = null, changed_at = ? where id = ? and holder = ?",
                turn.wish(),
                turn.wish(),
                now,
                now,
                turn.lane().id(),
                turn.holder());
    }

    /** Where something newer was wished meanwhile, the next turn is at once. */
    private static int later(Sql sql, Turn turn, Instant at, Instant now) throws SQLException {
        return sql.update(
                "update lane set next_attempt = case when wanted = ? then cast(? as timestamp with"
                    + " time zone) else next_attempt end, holder = null, changed_at = ? where id ="
                    + " ? and holder = ?",
                turn.wish(),
                at,
                now,
                turn.lane().id(),
                turn.holder());
    }

    private int failed(Sql sql, Turn turn, Outcome.Failed failed, Instant now) throws SQLException {
        var trouble =
                sql.first(
                        "select tries, failing_since from lane where id = ? and holder = ? and"
                                + " wanted = ?",
                        row ->
                                new Trouble(
                                        row.getInt("tries") + 1,
                                        Sql.instant(row, "failing_since").orElse(now)),
                        turn.lane().id(),
                        turn.holder(),
                        turn.wish());
        if (trouble.isEmpty()) {
            return later(sql, turn, now, now);
        }
        var next = backoff.next(trouble.get().tries(), trouble.get().since(), now);
        if (next.isPresent()) {
            // Where GitHub says when, the pauses do not grow.
            boolean counts = failed.until().isEmpty();
            sql.update(
                    "update lane set tries = ?, failing_since = ? where id = ?",
                    trouble.get().tries() - (counts ? 0 : 1),
                    trouble.get().since(),
                    turn.lane().id());
            return later(sql, turn, failed.until().orElse(next.get()), now);
        }
        if (turn.lost().isPresent()) {
            return gaveUp(sql, turn, failed.why(), now);
        }
        return sql.update(
                "update lane set state = 'lost', why = ?, tries = 0, failing_since = null,"
                        + " next_attempt = ?, holder = null, changed_at = ? where id = ?",
                brief(failed.why()),
                now,
                now,
                turn.lane().id());
    }

    /**
     * @param tries how many failed, this one included
     * @param since when the first of them failed
     */
    private record Trouble(int tries, Instant since) {}

    private static String brief(String why) {
        return why.substring(0, Math.min(why.length(), 1000));
    }

    private static int gaveUp(Sql sql, Turn turn, String why, Instant now) throws SQLException {
        return sql.update(
                "update lane set state = case when wanted = ? then 'failed' else 'open' end, why ="
                        + " ?, holder = null, changed_at = ? where id = ? and holder = ?",
                turn.wish(),
                brief(why),
                now,
                turn.lane().id(),
                turn.holder());
    }
}
