package dev.plimsoll.fake;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;

import java.security.PublicKey;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Knows who may come in, and what for. */
final class Gate {
    private final World world;
    private final PublicKey key;

    Gate(World world, PublicKey key) {
        this.world = world;
        this.key = key;
    }

    /** The token of that text, if it is still good. */
    Token token(String text) {
        var token = Optional.ofNullable(world.tokens.get(text));
        if (token.filter(each -> world.clock.instant().isBefore(each.expires())).isEmpty()) {
            throw new Refusal(Reply.problem(401, "Bad credentials", List.of()));
        }
        var installation =
                Optional.ofNullable(world.installations.get(token.get().installation()))
                        .orElseThrow();
        if (installation.isRemoved()) {
            throw new Refusal(Reply.problem(401, "Bad credentials", List.of()));
        }
        if (installation.isSuspended()) {
            throw new Refusal(
                    Reply.problem(403, "This installation has been suspended", List.of()));
        }
        return token.get();
    }

    /** Whether the App signed this, a moment ago and not for long. */
    void checkApp(String jwt) {
        try {
            var now = world.clock.instant();
            var claims =
                    Jwts.parser()
                            .verifyWith(key)
                            .clock(() -> Date.from(now))
                            .requireIssuer(Long.toString(World.APP))
                            .build()
                            .parseSignedClaims(jwt)
                            .getPayload();
            var longest = now.plusSeconds(600);
            if (claims.getExpiration().toInstant().isAfter(longest)
                    || claims.getIssuedAt().toInstant().isAfter(now)) {
                throw new Refusal(
                        Reply.problem(
                                401,
                                "'Expiration time' claim ('exp') is too far in the future",
                                List.of()));
            }
        } catch (JwtException | IllegalArgumentException e) {
            throw new Refusal(
                    Reply.problem(401, "A JSON web token could not be decoded", List.of()));
        }
    }

    static void checkPermission(String operation, Token token) {
        var permission =
                operation.contains("/check-runs")
                        ? "checks"
                        : operation.contains("/pulls") ? "pull_requests" : "contents";
        var level = operation.startsWith("GET ") ? "read" : "write";
        if (operation.equals("POST /graphql") || token.may(permission, level)) {
            return;
        }
        throw new Refusal(
                Reply.problem(403, "Resource not accessible by integration", List.of())
                        .with("X-Accepted-GitHub-Permissions", permission + "=" + level));
    }
}
