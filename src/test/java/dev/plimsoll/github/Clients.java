package dev.plimsoll.github;

import dev.plimsoll.fake.FakeGitHub;

import java.time.Duration;
import java.time.InstantSource;

/** Who speaks to a GitHub for tests as its App. */
final class Clients {
    /** Texts of any length. */
    static final long ALL = Long.MAX_VALUE;

    private Clients() {}

    static GitHub of(FakeGitHub fake) {
        return of(fake, InstantSource.system());
    }

    static GitHub of(FakeGitHub fake, InstantSource clock) {
        return new GitHub(fake.url(), app(fake, clock), clock, Meter.NONE, Brake.NONE);
    }

    /** One that waits no longer for an answer and reads no more of it. */
    static GitHub of(FakeGitHub fake, InstantSource clock, Duration answer, int largest) {
        var bounds = new Wire.Bounds(answer, answer, answer, largest);
        var wire = new Wire(fake.url(), Meter.NONE, clock, bounds);
        return new GitHub(fake.url(), app(fake, clock), wire, Brake.NONE);
    }

    static AppAuth app(FakeGitHub fake, InstantSource clock) {
        return new AppAuth(fake.appId(), fake.key(), clock);
    }
}
