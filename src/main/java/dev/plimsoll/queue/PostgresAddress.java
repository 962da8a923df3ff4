package dev.plimsoll.queue;

/**
 * Where a PostgreSQL is and who we are there.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://db:5432/plimsoll?sslmode=require}, without a
 *     password
 */
public record PostgresAddress(String jdbcUrl, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresAddress[" + jdbcUrl + "]";
    }
}
