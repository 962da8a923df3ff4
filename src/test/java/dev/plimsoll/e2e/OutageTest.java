package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.fake.Act;
import dev.plimsoll.fake.FakeGitHub;
import dev.plimsoll.queue.PostgresAddress;
import dev.plimsoll.queue.TestDatabases;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** The database goes away while the server lives, and comes back. */
class OutageTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private String answer(URI url) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    private boolean isReady(URI ready) {
        try {
            return answer(ready).equals("200 ready\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsUnderWayGoesOnWhenTheDatabaseIsBack() throws Exception {
        var address = TestDatabases.freshPostgres();
        int port = URI.create(address.jdbcUrl().substring("jdbc:".length())).getPort();
        try (var github = FakeGitHub.start();
                var relay = new Relay(port)) {
            var through =
                    new PostgresAddress(
                            address.jdbcUrl()
                                    .replace("localhost:" + port, "127.0.0.1:" + relay.port()),
                            address.user(),
                            address.password());
            var one = github.pullRequest("acme/shop", 7).file("Dockerfile", CLEAN, AS_ROOT).open();
            var other =
                    github.pullRequest("acme/till", 8).file("Dockerfile", CLEAN, AS_ROOT).open();
            github.next(Act.CREATE_CHECK).meanwhile(relay::cut);
            try (var plimsoll = Plimsoll.live(github, Plimsoll.postgres(through))) {
                var ready = plimsoll.url().resolve("/readyz");
                assertEquals("200 ready\n", answer(ready));
                assertEquals(202, github.deliver("opened", one));
                Await.until(() -> !one.checkRuns().isEmpty());
                var event = github.event("opened", other);
                assertEquals(503, event.send());
                assertEquals("503 The database does not answer.\n", answer(ready));
                assertEquals("200 alive\n", answer(plimsoll.url().resolve("/healthz")));
                relay.mend();
                Await.until(() -> isReady(ready));
                assertEquals(202, event.sendAgain());
                Await.until(() -> !other.reviews().isEmpty());
                Await.until(() -> !one.reviews().isEmpty());
            }
            assertEquals(REVIEWED, Said.of(one));
            assertEquals(REVIEWED, Said.of(other));
            assertEquals(1, one.checkRuns().size());
            assertEquals(List.of(), github.faults());
        }
    }
}
