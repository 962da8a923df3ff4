package dev.plimsoll.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The secondary limit on what creates content: 80 a minute and 500 an hour. GitHub does not say
 * which writes count; here all do.
 */
final class Pace {
    private static final Map<Duration, Integer> MOST =
            Map.of(Duration.ofMinutes(1), 80, Duration.ofHours(1), 500);

    private final World world;
    private final Map<Long, Deque<Instant>> writes = new HashMap<>();

    Pace(World world) {
        this.world = world;
    }

    /** An installation writes something, unless it wrote too much already. */
    void write(long installation) {
        var now = world.clock.instant();
        var all = writes.computeIfAbsent(installation, none -> new ArrayDeque<>());
        all.removeIf(at -> !at.isAfter(now.minus(Duration.ofHours(1))));
        MOST.forEach((span, most) -> check(all, now, span, most));
        all.add(now);
    }

    private static void check(Deque<Instant> all, Instant now, Duration span, int most) {
        var recent = all.stream().filter(at -> at.isAfter(now.minus(span))).toList();
        if (recent.size() >= most) {
            var end = recent.get(recent.size() - most).plus(span);
            throw new Refusal(
                    Reply.problem(
                                    403,
                                    "You have exceeded a secondary rate limit and have been"
                                            + " temporarily blocked from content creation.",
                                    List.of())
                            .with(
                                    "Retry-After",
                                    Long.toString(Duration.between(now, end).toSeconds() + 1)));
        }
    }
}
