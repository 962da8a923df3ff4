package dev.plimsoll.queue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/** Databases for tests: the embedded one and a real PostgreSQL, each time an empty one. */
public enum TestDatabases {
    EMBEDDED {
        @Override
        public Database open(Path directory) {
            return Databases.embedded(directory.resolve("data"));
        }
    },
    POSTGRES {
        @Override
        public Database open(Path directory) {
            return Databases.postgres(freshPostgres());
        }
    };

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Opens an empty database, whose files if any lie in the directory. */
    public abstract Database open(Path directory);

    /** A new and empty PostgreSQL database. */
    public static PostgresAddress freshPostgres() {
        var name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = "jdbc:postgresql://localhost:" + Server.INSTANCE.getPort() + "/" + name;
        return new PostgresAddress(url, "postgres", "postgres");
    }
}
