package dev.plimsoll.queue;

import java.io.Serial;
import java.sql.SQLException;

/** The database could not be reached or did not do what it was asked. */
public final class DatabaseFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    DatabaseFailure(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }

    DatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
