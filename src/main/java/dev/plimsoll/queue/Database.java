package dev.plimsoll.queue;

import com.zaxxer.hikari.HikariDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import javax.sql.DataSource;

/** The database that everything durable lies in, migrated to the newest form. */
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final boolean shared;

    Database(HikariDataSource pool, boolean shared) {
        this.pool = pool;
        this.shared = shared;
    }

    /** Whether other processes may work on it, too. */
    boolean isShared() {
        return shared;
    }

    DataSource source() {
        return pool;
    }

    /** Whether it answers within a few seconds. */
    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid((int) Duration.ofSeconds(3).toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }

    /** Runs some work as one transaction: all of it lasts, or nothing. */
    <T> T transact(Work<T> work) {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return committed(connection, work);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            var result = work.in(new Sql(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /** Forgets who held what: only right where no other process works on this database. */
    void forgetHolders(Instant now) {
        transact(sql -> {
            sql.update("delete from scheduled_tasks");
            sql.update("update place set holder = null, held_until = null");
            return sql.update(
                    "update lane set holder = null, changed_at = ? where holder is not null", now);
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Some statements that belong together. */
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }
}
