package dev.plimsoll.queue;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements of one transaction. */
record Sql(Connection connection) {

    /** How many rows were changed. */
    int update(String statement, @Nullable Object... arguments) throws SQLException {
        try (var prepared = prepared(statement, arguments)) {
            return prepared.executeUpdate();
        }
    }

    <T> List<T> list(String query, Row<T> row, @Nullable Object... arguments) throws SQLException {
        var rows = new ArrayList<T>();
        try (var prepared = prepared(query, arguments);
                var results = prepared.executeQuery()) {
            while (results.next()) {
                rows.add(row.of(results));
            }
        }
        return rows;
    }

    <T> Optional<T> first(String query, Row<T> row, @Nullable Object... arguments)
            throws SQLException {
        return list(query, row, arguments).stream().findFirst();
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private PreparedStatement prepared(String statement, @Nullable Object... arguments)
            throws SQLException {
        var prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < arguments.length; i++) {
                var argument = arguments[i];
                prepared.setObject(
                        i + 1,
                        argument instanceof Instant instant
                                ? instant.atOffset(ZoneOffset.UTC)
                                : argument);
            }
            return prepared;
        } catch (SQLException e) {
            prepared.close();
            throw e;
        }
    }

    /** One row of a result, read. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
