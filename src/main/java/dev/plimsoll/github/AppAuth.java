package dev.plimsoll.github;

import io.jsonwebtoken.Jwts;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/** What the App shows to speak for itself: a token that it signs with its key. */
public final class AppAuth {
    /** Clocks differ; GitHub refuses what was issued in its future. */
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    /** GitHub's limit is ten minutes from its own now. */
    private static final Duration VALID = Duration.ofMinutes(9);

    private final String app;
    private final PrivateKey key;
    private final InstantSource clock;

    /**
     * @param app the App's id or client id
     */
    public AppAuth(String app, PrivateKey key, InstantSource clock) {
        this.app = app;
        this.key = key;
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /** The App's id, where it is what we were given. */
    Optional<Long> number() {
        return Optional.of(app).filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** The value of an Authorization header. */
    String authorization() {
        var now = clock.instant();
        return "Bearer "
                + Jwts.builder()
                        .issuer(app)
                        .issuedAt(Date.from(now.minus(BACKDATED)))
                        .expiration(Date.from(now.plus(VALID)))
                        .signWith(key, Jwts.SIG.RS256)
                        .compact();
    }
}
