package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Dockerfile;

/** A rule about the comments that waive. It is asked last, when it is known what they waive. */
public interface WaiverRule extends Rule {
    void check(Waivers.Effect effect, Report report);

    /** Finds nothing in the file without its waivers. */
    @Override
    default void check(Dockerfile file, Report report) {}
}
