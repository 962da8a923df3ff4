package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

class AppAuthTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void signsForNineMinutesFromAMinuteAgo() throws Exception {
        try (var fake = FakeGitHub.start()) {
            var parts = new AppAuth("4242", fake.key(), () -> NOW).authorization().split("\\.");
            assertEquals(
                    "Bearer {\"alg\":\"RS256\"}",
                    "Bearer " + decoded(parts[0].substring("Bearer ".length())));
            var claims = new ObjectMapper().readTree(decoded(parts[1]));
            assertEquals("4242", claims.path("iss").asText());
            assertEquals(NOW.getEpochSecond() - 60, claims.path("iat").asLong());
            assertEquals(NOW.getEpochSecond() + 540, claims.path("exp").asLong());
        }
    }

    @Test
    void knowsTheNumberOfTheAppUnlessItIsAClientId() {
        try (var fake = FakeGitHub.start()) {
            assertEquals(Optional.of(4242L), new AppAuth("4242", fake.key(), () -> NOW).number());
            assertEquals(Optional.empty(), new AppAuth("Iv23li", fake.key(), () -> NOW).number());
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
