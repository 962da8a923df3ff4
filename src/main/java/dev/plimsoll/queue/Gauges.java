package dev.plimsoll.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How the lanes are doing, for metrics. */
public final class Gauges {
    private final Database database;
    private final InstantSource clock;

    public Gauges(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How many lanes there are of each state: {@code idle}, {@code open}, {@code lost} (given up,
     * which is still to be said) and {@code failed}.
     */
    public Map<String, Long> lanes() {
        var counts = new TreeMap<>(Map.of("idle", 0L, "open", 0L, "lost", 0L, "failed", 0L));
        database.transact(sql ->
                        sql.list(
                                "select state, count(*) as lanes from lane group by state",
                                row -> Map.entry(row.getString("state"), row.getLong("lanes"))))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    /** How long the oldest open wish has been waiting; zero where none is open. */
    public Duration age() {
        Optional<java.time.Instant> oldest =
                database.transact(sql ->
                        sql.first(
                                        "select min(wanted_since) as oldest from lane where state ="
                                                + " 'open'",
                                        row -> Sql.instant(row, "oldest"))
                                .flatMap(each -> each));
        return oldest.map(since -> Duration.between(since, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
