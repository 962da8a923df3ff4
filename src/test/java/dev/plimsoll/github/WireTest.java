package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

class WireTest {
    private final MockWebServer server = new MockWebServer();
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private URI url(String path) {
        return server.url(path).uri();
    }

    private Wire wire() {
        var meter =
                new Meter() {
                    @Override
                    public void called(String act, String outcome, Duration took) {
                        heard.add(act + " " + outcome);
                    }

                    @Override
                    public void remaining(long installation, String resource, long remaining) {
                        heard.add(installation + " " + resource + " " + remaining);
                    }
                };
        return new Wire(url("/"), meter, InstantSource.system(), bounds(Duration.ofSeconds(2)));
    }

    private static Wire.Bounds bounds(Duration answer) {
        return new Wire.Bounds(answer, answer, answer, 1_000_000);
    }

    private Call post(String path) {
        return new Call(
                "createReview",
                "POST",
                url(path),
                5,
                Map.of("Authorization", "Bearer ghs_x"),
                Optional.of("{}".getBytes(UTF_8)),
                1000);
    }

    private static MockResponse redirect(int status, String location) {
        return new MockResponse.Builder().code(status).addHeader("Location", location).build();
    }

    private static MockResponse text(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    @Test
    void followsRedirectsWithMethodBodyAndAuthorization() throws Exception {
        server.enqueue(redirect(301, "/two"));
        server.enqueue(redirect(302, "/three"));
        server.enqueue(redirect(307, "/four"));
        server.enqueue(redirect(308, url("/five").toString()));
        server.enqueue(text("there"));
        assertEquals("there", wire().send(post("/one")).text());
        var seen = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var request = server.takeRequest();
            seen.add(
                    "%s %s %s"
                            .formatted(
                                    request.getRequestLine(),
                                    request.getHeaders().get("Authorization"),
                                    request.getBody()));
        }
        assertEquals(
                List.of(
                        "POST /one HTTP/1.1 Bearer ghs_x [text={}]",
                        "POST /two HTTP/1.1 Bearer ghs_x [text={}]",
                        "POST /three HTTP/1.1 Bearer ghs_x [text={}]",
                        "POST /four HTTP/1.1 Bearer ghs_x [text={}]",
                        "POST /five HTTP/1.1 Bearer ghs_x [text={}]"),
                seen);
    }

    @Test
    void followsNoRedirectToAnotherPlace() throws Exception {
        try (var stranger = new MockWebServer()) {
            stranger.start();
            server.enqueue(redirect(302, stranger.url("/").toString()));
            assertEquals(
                    new Failure.Refused(
                            302,
                            "POST /one answered a redirect to another place than GitHub's API",
                            List.of()),
                    assertThrows(CallFailed.class, () -> wire().send(post("/one"))).why());
            assertEquals(0, stranger.getRequestCount());
        }
    }

    @Test
    void givesUpOnRedirectsWithoutEnd() {
        for (int i = 0; i < 10; i++) {
            server.enqueue(redirect(301, i % 2 == 0 ? "/two" : "/one"));
        }
        assertEquals(
                new Failure.Refused(301, "POST /one answered redirects without end", List.of()),
                assertThrows(CallFailed.class, () -> wire().send(post("/one"))).why());
        assertEquals(6, server.getRequestCount());
    }

    @Test
    void readsNoMoreThanItWasToldTo() {
        server.enqueue(text("x".repeat(1001)));
        server.enqueue(text("x".repeat(1000)));
        assertEquals(
                new Failure.TooLarge("POST /one", 1000),
                assertThrows(CallFailed.class, () -> wire().send(post("/one"))).why());
    }

    @Test
    void readsNoMoreThanItWasToldToOfAPackedAnswer() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(packed)) {
            stream.write("x".repeat(100_000).getBytes(UTF_8));
        }
        server.enqueue(
                new MockResponse.Builder()
                        .addHeader("Content-Encoding", "gzip")
                        .body(new Buffer().write(packed.toByteArray()))
                        .build());
        assertEquals(
                new Failure.TooLarge("POST /one", 1000),
                assertThrows(CallFailed.class, () -> wire().send(post("/one"))).why());
    }

    @Test
    void waitsNoLongerForABodyThanForAnAnswer() {
        server.enqueue(
                new MockResponse.Builder()
                        .body("x".repeat(900))
                        .onResponseBody(SocketEffect.Stall.INSTANCE)
                        .build());
        assertEquals(
                new Failure.Unclear("POST /one: no answer within 2 s"),
                assertThrows(CallFailed.class, () -> wire().send(post("/one"))).why());
    }

    @Test
    void saysWhoItIs() throws Exception {
        server.enqueue(text("{}"));
        wire().send(post("/one"));
        var headers = server.takeRequest().getHeaders();
        assertEquals("Plimsoll", headers.get("User-Agent"));
        assertEquals("2022-11-28", headers.get("X-GitHub-Api-Version"));
    }

    @Test
    void tellsItsMeterOfEveryCallAndOfWhatIsLeft() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .code(201)
                        .addHeader("x-ratelimit-remaining", "4321")
                        .addHeader("x-ratelimit-resource", "core")
                        .build());
        server.enqueue(
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket(true, true, true))
                        .build());
        wire().send(post("/one"));
        assertThrows(CallFailed.class, () -> wire().send(post("/one")));
        assertEquals(List.of("5 core 4321", "createReview 201", "createReview none"), heard);
    }

    private Call begun(Duration ago) {
        var call = post("/one");
        return new Call(
                call.act(),
                call.method(),
                call.url(),
                call.installation(),
                call.headers(),
                call.body(),
                call.limit(),
                System.nanoTime() - ago.toNanos());
    }

    @Test
    void sendsNothingLateInItsAct() {
        assertEquals(
                new Failure.Unclear("POST /one was not sent within 2 s"),
                assertThrows(CallFailed.class, () -> wire().send(begun(Duration.ofMillis(2_001))))
                        .why());
        assertEquals(0, server.getRequestCount());
    }

    /** Not for an answer's usual time once more. */
    @Test
    void waitsNoLongerThanItsActMayTake() {
        server.enqueue(
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        var call = begun(Duration.ofMillis(1_500));
        assertThrows(CallFailed.class, () -> wire().send(call));
        var over = call.left(Duration.ofSeconds(2)).negated();
        assertTrue(over.toMillis() < 1_000, over::toString);
    }

    /**
     * A call is let go only when all that may be under way are, so that one more would be seen to
     * come before.
     */
    @Test
    void hasAtMostFiftyCallsOfAnInstallationUnderWay() throws Exception {
        var arrived = new Semaphore(0);
        var let = new Semaphore(0);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        arrived.release();
                        let.acquire();
                        underWay.decrementAndGet();
                        return text("{}");
                    }
                });
        var wire =
                new Wire(
                        url("/"),
                        Meter.NONE,
                        InstantSource.system(),
                        bounds(Duration.ofMinutes(1)));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 120; i++) {
            threads.add(Thread.startVirtualThread(() -> sent(wire)));
        }
        arrived.acquire(50);
        // Whoever has sent waits for the answer, and whoever may not waits for leave.
        while (!threads.stream().allMatch(WireTest::waits)) {
            Thread.onSpinWait();
        }
        for (int i = 50; i < 120; i++) {
            let.release();
            arrived.acquire();
        }
        let.release(50);
        for (var thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), heard);
        assertEquals(50, most.get());
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    private void sent(Wire wire) {
        try {
            wire.send(post("/one"));
        } catch (CallFailed e) {
            heard.add(e.toString());
        }
    }
}
