package dev.plimsoll.dockerfile;

import java.util.Map;
import java.util.Optional;

/**
 * What is taken for granted of a build that nobody has seen.
 *
 * @param platform the values of the platform ARGs
 * @param defaults whether an ARG has its default; else nobody knows what it is given
 * @param unset what an ARG without a default means; empty: it is not set
 * @param inherited what a variable means that only the base image can have set; empty: it has set
 *     none but PATH
 */
record Assumptions(
        Map<String, Value> platform,
        boolean defaults,
        Optional<Value> unset,
        Optional<Value> inherited) {
    private static final Value UNKNOWN = new Value.Unknown();

    /** Any platform and base image, arguments at their defaults: what most rules go by. */
    static final Assumptions USUAL_BUILD =
            new Assumptions(Platforms.ANY, true, Optional.of(UNKNOWN), Optional.of(UNKNOWN));

    /** Any platform, base image and argument. */
    static final Assumptions ANY_BUILD =
            new Assumptions(Platforms.ANY, false, Optional.of(UNKNOWN), Optional.of(UNKNOWN));

    /** Any platform and base image, no argument. */
    static final Assumptions BARE_BUILD =
            new Assumptions(Platforms.ANY, true, Optional.empty(), Optional.of(UNKNOWN));

    /**
     * A build for {@code linux/amd64} without arguments, on base images that set nothing.
     *
     * @param target the name of the stage that is built, such as {@code default}
     */
    static Assumptions plainBuild(String target) {
        return new Assumptions(Platforms.plain(target), true, Optional.empty(), Optional.empty());
    }
}
