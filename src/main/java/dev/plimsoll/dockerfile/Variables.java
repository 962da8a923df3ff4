package dev.plimsoll.dockerfile;

import java.util.Optional;

/** The variables that a text is expanded with. */
@FunctionalInterface
interface Variables {
    /** The value of a variable; empty where it is not set. */
    Optional<String> value(String name);

    /** Whether a comparison of so many letters is still worth its while. */
    default boolean affords(long letters) {
        return true;
    }
}
