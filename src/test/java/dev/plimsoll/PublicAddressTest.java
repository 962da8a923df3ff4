package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.net.URI;
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
    void isUnknownWhereTheHookIsElsewhere() {
        assertEquals(
                Optional.empty(), PublicAddress.ofHook(URI.create("https://smee.example/x4kQ2")));
        assertEquals(
                Optional.empty(),
                PublicAddress.ofHook(URI.create("https://me:secret@plimsoll.example/webhook")));
    }
}
