package dev.plimsoll.fake;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What a token lets an installation do. */
record Token(
        String text,
        long installation,
        Set<Long> repositories,
        Map<String, String> permissions,
        Instant expires) {

    boolean may(String permission, String level) {
        var has = permissions.getOrDefault(permission, "none");
        return has.equals(level) || (has.equals("write") && level.equals("read"));
    }
}
