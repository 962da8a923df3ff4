package dev.plimsoll.bot;

import dev.plimsoll.lint.Severity;

/** Hears what reviews come to, for metrics. */
public interface Tally {
    /** Hears nothing. */
    Tally NONE = new Tally() {};

    /**
     * A check was concluded.
     *
     * @param conclusion such as {@code failure}
     */
    default void concluded(String conclusion) {}

    /** A new finding was said. */
    default void found(String rule, Severity level) {}
}
