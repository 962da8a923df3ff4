package dev.plimsoll.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** Opens databases. */
public final class Databases {
    private static final int H2_ALREADY_OPEN = 90020;

    private Databases() {}

    /**
     * The embedded one in a directory, which is made, for its owner only, where it is missing.
     *
     * @throws DatabaseFailure where another process has it open, or the directory cannot be written
     */
    public static Database embedded(Path directory) {
        make(directory);
        // H2 acknowledges commits half a second before they are on disk unless WRITE_DELAY is 0;
        // a thread that is interrupted while it writes closes the file for all others unless the
        // file is opened through "retry:"; and what goes wrong is thrown, and need not stand in a
        // file of its own as well (TRACE_LEVEL_FILE).
        var url =
                "jdbc:h2:retry:"
                        + directory.toAbsolutePath().resolve("plimsoll")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0";
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        try {
            return open(config, false);
        } catch (RuntimeException e) {
            if (alreadyOpen(e)) {
                throw new DatabaseFailure(
                        "another Plimsoll is running on the data directory "
                                + directory.toAbsolutePath()
                                + ": stop it, or set PLIMSOLL_DATA to another directory",
                        e);
            }
            throw new DatabaseFailure(
                    "the embedded database in "
                            + directory.toAbsolutePath()
                            + " does not open: "
                            + why(e),
                    e);
        }
    }

    /** A PostgreSQL that several processes may share. */
    public static Database postgres(PostgresAddress address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.jdbcUrl());
        config.setUsername(address.user());
        config.setPassword(address.password());
        try {
            return open(config, true);
        } catch (RuntimeException e) {
            throw new DatabaseFailure("the database of DATABASE_URL does not open: " + why(e), e);
        }
    }

    private static Database open(HikariConfig config, boolean shared) {
        config.setPoolName("plimsoll");
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setAutoCommit(true);
        var pool = new HikariDataSource(config);
        try {
            Flyway.configure(Databases.class.getClassLoader())
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new Database(pool, shared);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void make(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                if (!Files.isWritable(directory)) {
                    throw new AccessDeniedException(directory.toString());
                }
                return;
            }
            var posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                var owner = PosixFilePermissions.fromString("rwx------");
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(Set.copyOf(owner)));
            } else {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "the data directory "
                            + directory.toAbsolutePath()
                            + " cannot be written: set PLIMSOLL_DATA to one that can ("
                            + e.getMessage()
                            + ")",
                    e);
        }
    }

    /** What the pool says and what is behind it, without a full stop. */
    private static String why(Throwable failure) {
        var said =
                String.valueOf(failure.getMessage())
                        .replaceFirst("^Failed to initialize pool: ", "")
                        .replaceFirst("\\.$", "");
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        var behind = String.valueOf(last.getMessage());
        return last.getMessage() == null || said.contains(behind)
                ? said
                : said + " (" + behind + ")";
    }

    private static boolean alreadyOpen(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }
}
