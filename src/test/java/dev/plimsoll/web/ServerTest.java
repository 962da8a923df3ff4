package dev.plimsoll.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import dev.plimsoll.bot.Intake;
import dev.plimsoll.github.App;
import dev.plimsoll.github.Webhook;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.queue.Database;
import dev.plimsoll.queue.Databases;
import dev.plimsoll.queue.Gauges;
import dev.plimsoll.queue.Inbox;
import dev.plimsoll.queue.Standings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Over a real port, with the real database and no GitHub. */
class ServerTest {
    private static final String OPENED =
            """
            {"action":"opened","number":2,
             "pull_request":{"number":2,"head":{"sha":"6dcb09b5b57875f334f61aebed695e2e4193db5e"}},
             "repository":{"id":1,"full_name":"acme/shop"},"installation":{"id":7}}\
            """;

    @TempDir Path directory;
    private final List<String> woken = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private App registered =
            new App(
                    1,
                    "plimsoll",
                    "Plimsoll",
                    Manifest.load().permissions(),
                    Manifest.load().events());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private Database database;
    private Server server;

    @BeforeEach
    void start() {
        log.start();
        root.addAppender(log);
        database = Databases.embedded(directory);
        var clock = InstantSource.system();
        var metrics = new Metrics(new Gauges(database, clock));
        var intake =
                new Intake(new Inbox(database, clock), new Standings(database, clock), woken::add);
        var hook = new Hook(new Webhook(List.of("old", "new")), intake, metrics, clock);
        var readiness = new Readiness(database::answers, () -> registered, Manifest.load(), clock);
        server =
                Server.start(
                        "127.0.0.1",
                        0,
                        new Routes(
                                Optional.of(new Routes.AppRoutes(hook, readiness)),
                                metrics,
                                new RulePages(Catalogue.load())));
    }

    @AfterEach
    void stop() {
        root.detachAppender(log);
        server.close();
        database.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String signature(String secret, byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private String post(String guid, byte[] body, Map<String, String> headers) throws Exception {
        var request =
                HttpRequest.newBuilder(uri("/webhook")).POST(BodyPublishers.ofByteArray(body));
        request.header("X-GitHub-Delivery", guid);
        headers.forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().strip();
    }

    private String post(String guid, String event, String body) throws Exception {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return post(
                guid,
                bytes,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-GitHub-Event",
                        event,
                        "X-Hub-Signature-256",
                        signature("new", bytes)));
    }

    @Test
    void aSignedDeliveryIsKeptAndKnownAfterwards() throws Exception {
        assertEquals("202 Kept.", post("a", "pull_request", OPENED));
        assertEquals(List.of("pull/1/2"), woken);
        assertEquals("200 Nothing to do.", post("a", "pull_request", OPENED));
        assertEquals(List.of("pull/1/2"), woken);
    }

    @Test
    void whatCausesNothingIsNoted() throws Exception {
        assertEquals("200 Nothing to do.", post("a", "ping", "{\"zen\":\"x\"}"));
        assertEquals("200 Nothing to do.", post("b", "meta", "{\"action\":\"deleted\"}"));
        assertEquals("200 Nothing to do.", post("c", "something_new", "{}"));
    }

    @Test
    void eitherSecretIsGood() throws Exception {
        var bytes = OPENED.getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "202 Kept.",
                post(
                        "a",
                        bytes,
                        Map.of(
                                "Content-Type", "application/json; charset=utf-8",
                                "X-GitHub-Event", "pull_request",
                                "X-Hub-Signature-256", signature("old", bytes))));
    }

    @Test
    void aBadOrMissingSignatureIsRefusedBeforeAnythingIsRead() throws Exception {
        var refused =
                "401 The signature is missing or wrong: the secret of the App's webhook and"
                        + " `GITHUB_WEBHOOK_SECRET` must be the same.";
        var bytes = "no json".getBytes(StandardCharsets.UTF_8);
        assertEquals(refused, post("a", bytes, Map.of("X-GitHub-Event", "push")));
        for (var signature :
                List.of("sha256=", "sha256=zz", "sha1=00", signature("wrong", bytes))) {
            assertEquals(
                    refused,
                    post(
                            "a",
                            bytes,
                            Map.of(
                                    "Content-Type", "application/json",
                                    "X-GitHub-Event", "push",
                                    "X-Hub-Signature-256", signature)));
        }
        assertEquals("202 Kept.", post("a", "pull_request", OPENED), "nothing was kept");
    }

    @Test
    void whatIsMalformedIsRefusedWithTheReason() throws Exception {
        assertEquals("400 The payload is not JSON.", post("a", "pull_request", "{"));
        assertEquals(
                "400 The repository or the commit has no usable name.",
                post("a", "pull_request", OPENED.replace("6dcb09b5", "../x;rm")));
        assertEquals(
                "400 The headers `X-GitHub-Event` and `X-GitHub-Delivery` are missing or"
                        + " malformed.",
                post("../../x", "pull_request", OPENED));
        var form = "payload=%7B%7D".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "400 The content type must be `application/json`: set it on the App's webhook.",
                post(
                        "a",
                        form,
                        Map.of(
                                "Content-Type", "application/x-www-form-urlencoded",
                                "X-GitHub-Event", "ping",
                                "X-Hub-Signature-256", signature("new", form))));
        assertEquals("202 Kept.", post("a", "pull_request", OPENED));
    }

    @Test
    void whatTheHeadersForbidIsRefusedBeforeTheBodyComes() throws Exception {
        var sound = "sha256=" + "0".repeat(64);
        for (var signature : List.of("", "sha256=", "sha256=00", "sha1=" + "0".repeat(40))) {
            try (var sender = begun(signature, "application/json", 1000)) {
                assertEquals("HTTP/1.1 401 Unauthorized", firstLine(sender.getInputStream()));
            }
        }
        try (var sender = begun(sound, "text/plain", 1000)) {
            assertEquals("HTTP/1.1 400 Bad Request", firstLine(sender.getInputStream()));
            sender.getInputStream().readAllBytes();
        }
    }

    @Test
    void manyWhoAnnounceMuchAndSendLittleKeepNobodyOut() throws Exception {
        var senders = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 20; i++) {
                var sender = begun("sha256=" + "0".repeat(64), "application/json", Body.LARGEST);
                senders.add(sender);
                sender.getOutputStream().write('{');
            }
            assertEquals("200 Nothing to do.", post("a", "ping", "{}"));
        } finally {
            for (var sender : senders) {
                sender.close();
            }
        }
    }

    @Test
    void whoBreaksOffInTheMiddleIsNoErrorOfOurs() throws Exception {
        var broken =
                List.of("Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\nZ");
        for (var end : broken) {
            try (var sender = begun("sha256=" + "0".repeat(64), "application/json", end)) {
                sender.shutdownOutput();
                assertTrue(firstLine(sender.getInputStream()).startsWith("HTTP/1.1 4"), end);
            }
        }
        assertEquals(List.of(), logged());
    }

    @Test
    void whoFallsSilentIsCutOff() throws Exception {
        try (var sender = begun("sha256=" + "0".repeat(64), "application/json", 1000)) {
            sender.setSoTimeout(10_000);
            assertEquals("HTTP/1.1 408 Request Timeout", firstLine(sender.getInputStream()));
        }
        assertEquals(List.of(), logged());
    }

    @Test
    void aWrongSecretIsSaidInTheLogOnceForMany() throws Exception {
        var bytes = OPENED.getBytes(StandardCharsets.UTF_8);
        for (var secret : List.of("wrong", "also wrong")) {
            var headers =
                    Map.of(
                            "Content-Type", "application/json",
                            "X-GitHub-Event", "pull_request",
                            "X-Hub-Signature-256", signature(secret, bytes));
            assertTrue(post("a", bytes, headers).startsWith("401 "));
        }
        assertEquals(
                List.of(
                        "WARN deliveries without a right signature were refused: 1. The secret of"
                                + " the App's webhook on GitHub and GITHUB_WEBHOOK_SECRET must be"
                                + " the same."),
                logged());
    }

    /** What was said in the log by now at WARN or above. */
    private List<String> logged() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private Socket begun(String signature, String type, int length) throws IOException {
        return begun(signature, type, "Content-Length: " + length + "\r\n\r\n");
    }

    /** The head of a delivery, with its end as given. */
    private Socket begun(String signature, String type, String end) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        var head =
                """
                POST /webhook HTTP/1.1
                Host: x
                X-GitHub-Event: push
                X-GitHub-Delivery: a
                X-Hub-Signature-256: %s
                Content-Type: %s
                """
                        .formatted(signature, type)
                        .replace("\n", "\r\n");
        socket.getOutputStream().write((head + end).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aBodyAboveTheLimitIsRefusedWhetherAnnouncedOrNot() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var head =
                    "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
                            .formatted(Body.LARGEST + 1);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertTrue(firstLine(socket.getInputStream()).startsWith("HTTP/1.1 413"));
        }
        var endless =
                new InputStream() {
                    private int left = Body.LARGEST + 1;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'x' : -1;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        int count = Math.min(left, length);
                        left -= count;
                        return count > 0 ? count : -1;
                    }
                };
        var request =
                HttpRequest.newBuilder(uri("/webhook"))
                        .headers("X-GitHub-Delivery", "a", "X-GitHub-Event", "push")
                        .headers("Content-Type", "application/json")
                        .headers("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
                        .POST(BodyPublishers.ofInputStream(() -> endless));
        assertEquals(413, client.send(request.build(), BodyHandlers.ofString()).statusCode());
        assertEquals("202 Kept.", post("a", "pull_request", OPENED));
    }

    @Test
    void whatCannotBeKeptIsAskedForAgain() throws Exception {
        database.close();
        assertEquals(
                "503 It could not be kept: deliver it again later.",
                post("a", "pull_request", OPENED));
        assertEquals(200, get("/healthz").statusCode());
        var ready = get("/readyz");
        assertEquals(503, ready.statusCode());
        assertEquals("The database does not answer.\n", ready.body());
        assertEquals(200, get("/metrics").statusCode());
    }

    @Test
    void readinessNamesThePermissionsAndEventsThatAreMissing() throws Exception {
        registered =
                new App(
                        1,
                        "plimsoll",
                        "Plimsoll",
                        Map.of("metadata", "read", "contents", "write", "checks", "read"),
                        List.of("pull_request"));
        assertEquals(
                """
                The App lacks the permission `checks: write`.
                The App lacks the permission `issues: read`.
                The App lacks the permission `merge_queues: read`.
                The App lacks the permission `pull_requests: write`.
                The App is not subscribed to the event `merge_group`.
                """,
                get("/readyz").body());
    }

    @Test
    void readyWhenAllIsThere() throws Exception {
        var answer = get("/readyz");
        assertEquals("ready\n", answer.body());
        assertEquals(200, answer.statusCode());
    }

    @Test
    void metricsCountDeliveriesAndLanes() throws Exception {
        post("a", "pull_request", OPENED);
        post("b", "made_up_" + "x".repeat(50), "{}");
        var text = get("/metrics").body();
        for (var line :
                List.of(
                        "plimsoll_deliveries_total{event=\"pull_request\",status=\"202\"} 1.0",
                        "plimsoll_deliveries_total{event=\"other\",status=\"200\"} 1.0",
                        "plimsoll_lanes{state=\"open\"} 1.0",
                        "plimsoll_lanes{state=\"failed\"} 0.0")) {
            assertTrue(text.lines().anyMatch(line::equals), text);
        }
        assertTrue(text.contains("plimsoll_queue_age_seconds "), text);
        assertTrue(text.contains("jvm_memory_used_bytes{area=\"heap\"} "), text);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() throws Exception {
        for (var path : List.of("/", "/healthz", "/rules", "/rules/nothing", "/nothing")) {
            var headers = get(path).headers();
            assertEquals(
                    Optional.of("nosniff"), headers.firstValue("X-Content-Type-Options"), path);
            assertEquals(Optional.of("DENY"), headers.firstValue("X-Frame-Options"), path);
            assertTrue(
                    headers.firstValue("Content-Security-Policy")
                            .orElse("")
                            .startsWith("default-src 'none'"),
                    path);
            assertEquals(Optional.empty(), headers.firstValue("Server"), path);
        }
    }

    @Test
    void pagesOfRulesAreThereAndOthersAreNot() throws Exception {
        assertEquals(200, get("/rules").statusCode());
        var id = Catalogue.load().entries().getFirst().id();
        assertTrue(get("/rules/" + id).body().contains(id));
        var elsewhere = get("/rules/DL3020");
        assertEquals(302, elsewhere.statusCode());
        var location = elsewhere.headers().firstValue("Location").orElseThrow();
        assertEquals(
                "/rules/add-for-local-files", uri("/rules/DL3020").resolve(location).getPath());
        assertEquals(404, get("/rules/no-such-rule").statusCode());
        var nothing = get("/nothing");
        assertEquals("404 Not found.", nothing.statusCode() + " " + nothing.body().strip());
        assertEquals(405, get("/webhook").statusCode());
    }

    @Test
    void withoutSettingsThePageSaysWhatToSet() throws Exception {
        server.close();
        server =
                Server.start(
                        "127.0.0.1",
                        0,
                        new Routes(
                                Optional.empty(), new Metrics(), new RulePages(Catalogue.load())));
        assertTrue(get("/").body().contains("GITHUB_APP_ID"));
        assertEquals(200, get("/healthz").statusCode());
        assertEquals(503, get("/readyz").statusCode());
        assertEquals(
                "503 Nothing of GitHub is set: the page at `/` says what to set.",
                post("a", "ping", "{}"));
        assertFalse(get("/metrics").body().isEmpty());
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }
}
