package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long a token is kept, seen from how often one is asked for. */
class TokensTest {
    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

    private final FakeGitHub fake = FakeGitHub.start(() -> now);
    private final GitHub github = Clients.of(fake, () -> now);

    @AfterEach
    void close() {
        fake.close();
    }

    private Repository repository(String name) {
        var fakes = fake.repository(name);
        return new Repository(fakes.installation().id(), fakes.id(), name);
    }

    private void pulls(String name) throws CallFailed {
        github.openPullRequests(repository(name));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void isKeptUntilFiveMinutesBeforeItsEnd() throws Exception {
        pulls("acme/shop");
        pass(Duration.ofMinutes(54).plusSeconds(59));
        pulls("acme/shop");
        assertEquals(1, fake.count(Act.TOKEN));
        pass(Duration.ofSeconds(1));
        pulls("acme/shop");
        assertEquals(2, fake.count(Act.TOKEN));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void isKeptToTheEndWhereItLivesShorter() throws Exception {
        fake.tokensLive(Duration.ofMinutes(4));
        pulls("acme/shop");
        pass(Duration.ofMinutes(3).plusSeconds(59));
        pulls("acme/shop");
        assertEquals(1, fake.count(Act.TOKEN));
        pass(Duration.ofSeconds(1));
        pulls("acme/shop");
        assertEquals(2, fake.count(Act.TOKEN));
    }

    @Test
    void isForOneRepository() throws Exception {
        pulls("acme/shop");
        pulls("acme/till");
        pulls("acme/shop");
        assertEquals(2, fake.count(Act.TOKEN));
        assertEquals(List.of(), fake.faults());
    }

    @Test
    void isReplacedOnceWhereItIsNotAccepted() throws Exception {
        pulls("acme/shop");
        fake.revokeTokens();
        fake.forgetActs();
        pulls("acme/shop");
        assertEquals(List.of(Act.PULLS, Act.TOKEN, Act.PULLS), fake.acts());
        fake.forgetActs();
        fake.next(Act.PULLS).answers(401, "Bad credentials").times(3);
        assertEquals(
                new Failure.Unauthorized("Bad credentials"),
                assertThrows(CallFailed.class, () -> pulls("acme/shop")).why());
        assertEquals(List.of(Act.PULLS, Act.TOKEN, Act.PULLS), fake.acts());
    }

    @Test
    void isAskedForOnceByManyThreads() throws Exception {
        var failed = new ArrayList<Exception>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            pulls("acme/shop");
                        } catch (CallFailed e) {
                            failed.add(e);
                        }
                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failed);
        assertEquals(1, fake.count(Act.TOKEN));
        assertEquals(20, fake.count(Act.PULLS));
    }
}
