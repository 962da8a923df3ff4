package dev.plimsoll.github;

import java.time.Instant;
import java.util.Optional;

/** Knows whose calls must wait, because a limit of GitHub was reached. */
@FunctionalInterface
public interface Brake {
    /** Nobody's. */
    Brake NONE = _ -> Optional.empty();

    /** Until when nothing may be sent for an installation; empty where anything may. */
    Optional<Instant> until(long installation);
}
