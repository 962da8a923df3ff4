package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A database that an older build made is taken over with what lies in it. */
class MigrationTest {
    private static final Instant THEN = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource
    void lanesOfTheFirstFormAreKept(TestDatabases kind) {
        try (var database = kind.open(directory)) {
            reset(database, "1");
            database.transact(sql ->
                    sql.update(
                            "insert into lane (id, tenant, subject, wanted, done, afresh, state,"
                                + " tries, next_attempt, wanted_since, changed_at, place, verdict)"
                                + " values ('pull/500/2', 7, 'pull ask 2 500/acme/shop', 3, 2, 3,"
                                + " 'open', 0, ?, ?, ?, '500/aa', '{}')",
                            THEN,
                            THEN,
                            THEN));
            migrate(database, "latest");
            var clock = InstantSource.fixed(THEN);
            assertEquals(
                    List.of(
                            new Standings.Standing(
                                    new Lane("pull/500/2", 7, "pull 2 500/acme/shop"),
                                    "500/aa",
                                    "{}")),
                    new Standings(database, clock).at("500/aa"));
            var turns = new Turns(database, clock, new Backoff(() -> 0.5), () -> "a");
            assertEquals(List.of("pull/500/2"), turns.due());
            turns.give(
                    "pull/500/2",
                    turn -> {
                        assertEquals(3, turn.wish());
                        try (var lock =
                                new Places(database, clock, Rig.INSTANCE)
                                        .lock("500/aa", turn)
                                        .orElseThrow()) {
                            assertEquals(0, lock.asked());
                        }
                        return new Outcome.Done();
                    });
            assertEquals(List.of(), turns.due());
        }
    }

    private static void reset(Database database, String version) {
        flyway(database, version).clean();
        migrate(database, version);
    }

    private static void migrate(Database database, String version) {
        flyway(database, version).migrate();
    }

    private static Flyway flyway(Database database, String version) {
        return Flyway.configure(MigrationTest.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:db/migration")
                .cleanDisabled(false)
                .target(version)
                .load();
    }
}
