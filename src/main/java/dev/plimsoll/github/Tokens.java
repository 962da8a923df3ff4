package dev.plimsoll.github;

import org.kohsuke.github.GHAppInstallationToken;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The tokens of installations, each for one repository, kept while they are good. */
final class Tokens {
    private static final Map<String, String> NEEDED =
            Map.of(
                    "metadata", "read",
                    "contents", "read",
                    "pull_requests", "write",
                    "checks", "write");

    /** A call that starts with a token must be able to end with it. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final int MANY = 1000;

    private record Key(long installation, long repository) {}

    private record Token(String authorization, Instant goodUntil) {}

    /** One place for a token; its lock keeps two threads from asking for the same. */
    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Optional<Token> token = Optional.empty();
    }

    private final Hub hub;
    private final InstantSource clock;
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Hub hub, InstantSource clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /** The value of an Authorization header for calls about a repository. */
    String authorization(Repository repository) throws CallFailed {
        if (slots.size() > MANY) {
            slots.values().removeIf(slot -> good(slot).isEmpty() && !slot.lock.isLocked());
        }
        var key = new Key(repository.installation(), repository.id());
        var slot = slots.computeIfAbsent(key, none -> new Slot());
        slot.lock.lock();
        try {
            var kept = good(slot);
            if (kept.isPresent()) {
                return kept.get().authorization();
            }
            var fresh = fresh(key);
            slot.token = Optional.of(fresh);
            return fresh.authorization();
        } finally {
            slot.lock.unlock();
        }
    }

    /** Forgets a token that GitHub did not accept, unless it was replaced meanwhile. */
    void drop(Repository repository, String authorization) {
        var slot = slots.get(new Key(repository.installation(), repository.id()));
        if (slot == null) {
            return;
        }
        slot.lock.lock();
        try {
            slot.token = slot.token.filter(token -> !token.authorization().equals(authorization));
        } finally {
            slot.lock.unlock();
        }
    }

    private Optional<Token> good(Slot slot) {
        return slot.token.filter(token -> clock.instant().isBefore(token.goodUntil()));
    }

    private Token fresh(Key key) throws CallFailed {
        var now = clock.instant();
        var given = given(key);
        if (given.getToken() == null) {
            throw new CallFailed(new Failure.Unclear("an answer without a token"));
        }
        Instant end;
        try {
            end = given.getExpiresAt().toInstant();
        } catch (IOException | RuntimeException e) {
            throw new CallFailed(new Failure.Unclear("a token without an end"), e);
        }
        var margin = end.minus(MARGIN);
        return new Token("Bearer " + given.getToken(), margin.isAfter(now) ? margin : end);
    }

    /** GitHub refuses a token for what was not granted: then for all that was. */
    private GHAppInstallationToken given(Key key) throws CallFailed {
        try {
            return hub.token(key.installation(), key.repository(), NEEDED);
        } catch (CallFailed e) {
            if (!isRefused(e)) {
                throw e;
            }
        }
        var granted = hub.installation(key.installation()).permissions();
        var both = new TreeMap<String, String>();
        NEEDED.forEach((name, level) -> {
            var has = granted.getOrDefault(name, "none");
            if (has.equals("read") || has.equals("write") || has.equals("admin")) {
                both.put(name, has.equals("read") ? "read" : level);
            }
        });
        try {
            return hub.token(key.installation(), key.repository(), both);
        } catch (CallFailed e) {
            if (isRefused(e)) {
                var why = "installation %d has no such repository".formatted(key.installation());
                throw new CallFailed(new Failure.Gone(why), e);
            }
            throw e;
        }
    }

    private static boolean isRefused(CallFailed failed) {
        return failed.why() instanceof Failure.Refused refused && refused.status() == 422;
    }
}
