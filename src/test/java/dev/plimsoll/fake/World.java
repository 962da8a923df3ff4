package dev.plimsoll.fake;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Everything that this GitHub holds; one thread at a time, under its own lock. */
final class World {
    static final long APP = 4242;
    static final String SLUG = "plimsoll";
    static final String BOT = SLUG + "[bot]";

    final InstantSource clock;
    final Git git = new Git();
    final Differ differ = new Differ(git);
    final Map<Long, FakeInstallation> installations = new LinkedHashMap<>();
    final Map<Long, FakeRepository> repositories = new LinkedHashMap<>();
    final Map<String, Token> tokens = new LinkedHashMap<>();
    final Map<String, String> permissions =
            new TreeMap<>(
                    Map.of(
                            "metadata", "read",
                            "contents", "read",
                            "pull_requests", "write",
                            "checks", "write",
                            "merge_queues", "read",
                            "issues", "read"));
    final List<String> events =
            new ArrayList<>(
                    List.of(
                            "pull_request",
                            "check_run",
                            "check_suite",
                            "merge_group",
                            "issue_comment",
                            "pull_request_review_comment"));
    final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private long last = 3_000_000_000L;

    World(InstantSource clock) {
        this.clock = clock;
    }

    /** Larger than 32 bits hold, as GitHub's ids of comments are. */
    synchronized long nextId() {
        return ++last;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    Optional<FakeRepository> repository(String name) {
        return repositories.values().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** A repository that was called so before. */
    Optional<FakeRepository> formerly(String name) {
        return repositories.values().stream()
                .filter(each -> each.formerNames().contains(name))
                .findFirst();
    }
}
