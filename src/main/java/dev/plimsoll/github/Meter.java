package dev.plimsoll.github;

import java.time.Duration;

/** Hears of every call to GitHub, for metrics. */
public interface Meter {

    /** Hears nothing. */
    Meter NONE = new Meter() {};

    /**
     * One call ended.
     *
     * @param act such as {@code POST check-runs}: few values, none of a repository
     * @param outcome a status such as {@code 201}, or {@code none} without an answer
     */
    default void called(String act, String outcome, Duration took) {}

    /**
     * What is left until a primary rate limit.
     *
     * @param resource such as {@code core} or {@code graphql}
     */
    default void remaining(long installation, String resource, long remaining) {}
}
