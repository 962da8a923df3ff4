package dev.plimsoll.dockerfile;

import java.io.Serial;

/** A text whose variables cannot be expanded. */
final class BadExpansion extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final String why;

    BadExpansion(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    /** Such as {@code a closing `'` is missing}; empty where only a limit of ours is reached. */
    String why() {
        return why;
    }
}
