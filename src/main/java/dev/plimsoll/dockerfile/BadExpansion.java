package dev.plimsoll.dockerfile;

import java.io.Serial;

/** A text whose variables cannot be expanded. */
final class BadExpansion extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    BadExpansion(String message) {
        super(message, null, false, false);
    }
}
