package dev.plimsoll.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * What the embedded database acknowledged is in its file: what a process that is killed leaves is
 * the file as it stands. H2 2.5.252 fails this within 30 bursts: once space is used again it may
 * take an older version of the file for the newest.
 */
final class DurabilityTest {
    private static final int WRITERS = 4;
    private static final int BURSTS = 40;

    @TempDir private Path directory;

    @Test
    void nothingThatWasCommittedIsMissingInTheFile() throws Exception {
        var committed = new ConcurrentSkipListMap<String, Integer>();
        try (var database = Databases.embedded(directory);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            database.transact(sql ->
                    sql.update(
                            "create table kept (id varchar(40) primary key, times int, text"
                                    + " varchar(4000))"));
            // Milliseconds after which space is used again; 45 s by default, which is long for a
            // test.
            database.transact(sql -> sql.update("set retention_time 200"));
            var random = new Random(5);
            for (int burst = 0; burst < BURSTS; burst++) {
                burst(database, writers, random, committed);
                assertEquals(new TreeMap<>(committed), inTheFile(), "after burst " + burst);
            }
        }
    }

    private static void burst(
            Database database,
            ExecutorService writers,
            Random random,
            Map<String, Integer> committed)
            throws Exception {
        var start = new CyclicBarrier(WRITERS);
        List<Callable<Void>> all =
                IntStream.range(0, WRITERS)
                        .<Callable<Void>>mapToObj(writer -> {
                            var own = new Random(random.nextLong());
                            return () -> {
                                start.await();
                                for (int left = own.nextInt(4); left >= 0; left--) {
                                    var id = writer + "-" + own.nextInt(40);
                                    write(database, id, "x".repeat(own.nextInt(300)));
                                    committed.merge(id, 1, Integer::sum);
                                }
                                return null;
                            };
                        })
                        .toList();
        var done = new ArrayList<>(writers.invokeAll(all));
        for (var each : done) {
            each.get();
        }
    }

    private static void write(Database database, String id, String text) {
        database.transact(sql -> {
            sql.update("insert into kept values (?, 0, '') on conflict do nothing", id);
            return sql.update("update kept set times = times + 1, text = ? where id = ?", text, id);
        });
    }

    private Map<String, Integer> inTheFile() throws Exception {
        var copy = directory.resolve("copy.mv.db");
        Files.copy(directory.resolve("plimsoll.mv.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        return read(directory.resolve("copy"));
    }

    private static Map<String, Integer> read(Path file) throws SQLException {
        var kept = new TreeMap<String, Integer>();
        var url = "jdbc:h2:" + file + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id, times from kept")) {
            while (rows.next()) {
                kept.put(rows.getString("id"), rows.getInt("times"));
            }
        }
        return kept;
    }
}
