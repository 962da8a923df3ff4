package dev.plimsoll.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;

import java.io.IOException;
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
        // and a thread that is
        // interrupted while it writes closes the file for all others unless the file is opened
        // through "retry:".
        var url =
                "jdbc:h2:retry:"
                        + directory.toAbsolutePath().resolve("plimsoll")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                        + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
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
                            + e.getMessage(),
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
            throw new DatabaseFailure(
                    "the database of DATABASE_URL does not open: " + e.getMessage(), e);
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
                            + " cannot be made: set PLIMSOLL_DATA to a directory that can be"
                            + " written ("
                            + e.getMessage()
                            + ")",
                    e);
        }
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
