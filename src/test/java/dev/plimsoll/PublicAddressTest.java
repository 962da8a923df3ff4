package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.github.AppAuth;
import dev.plimsoll.github.Brake;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.Meter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

class PublicAddressTest {
    @Test
    void isTheHooksAddressWithoutItsLastStep() {
        assertEquals(
                Optional.of("https://plimsoll.example"),
                PublicAddress.ofHook(URI.create("https://plimsoll.example/webhook")));
        assertEquals(
                Optional.of("https://plimsoll.example:8443/docker"),
                PublicAddress.ofHook(URI.create("https://plimsoll.example:8443/docker/webhook/")));
    }

    @Test
    @Timeout(60)
    void isAskedOfGitHubWhereItIsNotSet() {
        try (var fake = FakeGitHub.start()) {
            fake.sendsEventsTo(URI.create("https://plimsoll.example/webhook"), "sesame");
            var clock = InstantSource.system();
            var auth = new AppAuth(fake.appId(), fake.key(), clock);
            var github = new GitHub(fake.url(), auth, clock, Meter.NONE, Brake.NONE);
            var address = new PublicAddress(Optional.empty(), github);
            while (address.known().isEmpty()) {
                Thread.onSpinWait();
            }
            assertEquals(Optional.of("https://plimsoll.example"), address.known());
        }
    }

    @Test
    void isUnknownWhereTheHookIsElsewhere() {
        assertEquals(
                Optional.empty(), PublicAddress.ofHook(URI.create("https://smee.example/x4kQ2")));
        assertEquals(
                Optional.empty(),
                PublicAddress.ofHook(URI.create("https://me:secret@plimsoll.example/webhook")));
    }
}
