package dev.plimsoll.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** What the fake does besides answering. */
class FakeGitHubTest {
    private final FakeGitHub fake = FakeGitHub.start();

    @BeforeEach
    void open() {
        fake.pullRequest("acme/shop", 7)
                .file("Dockerfile", "FROM a\n", "FROM b\n")
                .added("large", "x\n")
                .open();
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private int status() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(fake.url() + "/app"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void pausesWhereItWasToldToAndGoesOn() throws Exception {
        fake.next(Act.APP).pausesAfter();
        var caller =
                Thread.startVirtualThread(() -> {
                    try {
                        status();
                    } catch (IOException | InterruptedException e) {
                        // The connection breaks when the fake goes on.
                    }
                });
        fake.awaitPause();
        assertTrue(caller.isAlive());
        fake.resume();
        caller.join();
        assertEquals(401, status());
    }

    @Test
    void deliversSignedEventsAndTheSameAgain() throws Exception {
        try (var app = new MockWebServer()) {
            app.start();
            app.enqueue(new MockResponse.Builder().code(202).build());
            app.enqueue(new MockResponse.Builder().code(401).build());
            fake.sendsEventsTo(app.url("/webhook").uri(), "secret");
            var sent = fake.event("opened", fake.repository("acme/shop").pull(7));
            assertEquals(202, sent.send());
            assertEquals(401, sent.sendAgain());
            var first = app.takeRequest();
            var second = app.takeRequest();
            assertEquals("pull_request", first.getHeaders().get("X-GitHub-Event"));
            assertEquals(
                    first.getHeaders().get("X-GitHub-Delivery"),
                    second.getHeaders().get("X-GitHub-Delivery"));
            assertEquals(sent.signature(), first.getHeaders().get("X-Hub-Signature-256"));
            assertEquals(first.getBody(), second.getBody());
        }
    }

    @Test
    void mergesPullRequestsIntoAGroup() {
        var shop = fake.repository("acme/shop");
        var other = fake.pullRequest("acme/shop", 8).added("other", "x\n").open();
        var group = shop.mergeGroup(shop.pull(7), other);
        var changed =
                new Differ(shop.world().git)
                        .between(group.base(), group.head()).stream()
                                .map(file -> file.status() + " " + file.path())
                                .toList();
        assertEquals(List.of("modified Dockerfile", "added large", "added other"), changed);
        assertEquals(Map.of(), shop.world().git.renames(group.base(), group.head()));
    }

    @Test
    void showsAPatchAsGitDoes() {
        var lines = "FROM debian:13\nRUN true\n#\n#\n#\n#\n#\n#\nUSER app\n";
        var pull =
                fake.pullRequest("acme/shop", 9)
                        .file("Dockerfile", lines, lines.replace("app", "root").stripTrailing())
                        .added("binary", new byte[] {1, 0, 2})
                        .added("latin", "\u00e9\n".getBytes(UTF_8))
                        .open();
        assertEquals(
                """
                modified Dockerfile
                @@ -6,4 +6,4 @@ RUN true
                 #
                 #
                 #
                -USER app
                +USER root
                \\ No newline at end of file
                added binary
                none
                added latin
                @@ -0,0 +1 @@
                +\u00e9
                """,
                String.join(
                        "",
                        pull.files().stream()
                                .map(file ->
                                        "%s %s\n%s\n"
                                                .formatted(
                                                        file.status(),
                                                        file.path(),
                                                        file.patch().orElse("none")))
                                .toList()));
    }
}
