package dev.plimsoll.github;

import java.time.Instant;
import java.util.List;

/** Why a call to GitHub gave no result; never holds a token, a key or a secret. */
public sealed interface Failure {

    /** Whether the act may have taken effect all the same. */
    default boolean isUnclear() {
        return switch (this) {
            case Unclear _, TooLarge _ -> true;
            case Limited _, Refused _, Gone _, Unauthorized _, MissingPermission _ -> false;
        };
    }

    /** A primary or secondary rate limit: no call of this installation before that time. */
    record Limited(Instant until) implements Failure {}

    /**
     * Nobody knows whether the act took effect: no answer, a broken one, or a server error (5xx).
     *
     * @param what such as {@code POST /repos/acme/shop/check-runs: no answer within 30 s}
     */
    record Unclear(String what) implements Failure {}

    /**
     * GitHub understood and refused, and will refuse the same again.
     *
     * @param status such as 422; 404 where a thing inside the repository is missing; 200 for any
     *     other error of GraphQL
     * @param message GitHub's own words
     * @param errors the details it gave, one sentence each
     */
    record Refused(int status, String message, List<String> errors) implements Failure {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** The installation, the repository or the pull request is no longer there for us. */
    record Gone(String why) implements Failure {}

    /** The App's key, or a fresh token, was not accepted (401). */
    record Unauthorized(String message) implements Failure {}

    /**
     * The installation has not granted what the act needs.
     *
     * @param needed such as {@code pull_requests=write}; empty where GitHub does not say
     */
    record MissingPermission(String needed) implements Failure {}

    /** The answer was longer than we read; asking again gives the same. */
    record TooLarge(String what, long limit) implements Failure {}
}
