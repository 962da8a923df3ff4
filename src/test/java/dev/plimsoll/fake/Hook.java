package dev.plimsoll.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Delivers events to the App's webhook, and remembers how that went. */
final class Hook {
    private record Attempt(long id, Sent sent, boolean again, int status, String at) {}

    private final World world;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<URI> url = Optional.empty();
    private String secret = "";

    Hook(World world) {
        this.world = world;
    }

    void to(URI target, String key) {
        url = Optional.of(target);
        secret = key;
    }

    Map<String, @Nullable Object> config() {
        var json = Json.of("content_type", "json", "insecure_ssl", "0", "secret", "********");
        url.ifPresent(each -> json.put("url", each.toString()));
        return json;
    }

    /** The newest first, as GitHub lists them. */
    synchronized List<Map<String, @Nullable Object>> deliveries() {
        return attempts.reversed().stream()
                .map(each ->
                        Json.of(
                                "id", each.id(),
                                "guid", each.sent().guid(),
                                "delivered_at", each.at(),
                                "redelivery", each.again(),
                                "duration", 0.1,
                                "status", each.status() / 100 == 2 ? "OK" : "failed",
                                "status_code", each.status(),
                                "event", each.sent().event(),
                                "action", null,
                                "installation_id", null,
                                "repository_id", null))
                .toList();
    }

    /** Sends an attempt again, if there is such a one. */
    boolean again(long id) {
        Optional<Attempt> attempt;
        synchronized (this) {
            attempt = attempts.stream().filter(each -> each.id() == id).findFirst();
        }
        attempt.ifPresent(each -> post(each.sent(), true));
        return attempt.isPresent();
    }

    Sent prepared(String event, Object payload) {
        try {
            return new Sent(
                    this,
                    UUID.randomUUID().toString(),
                    event,
                    Json.MAPPER.writeValueAsBytes(payload));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String signature(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status of the answer; 0 where there was none. */
    int post(Sent sent, boolean again) {
        int status = status(sent);
        synchronized (this) {
            attempts.add(new Attempt(world.nextId(), sent, again, status, world.now()));
        }
        return status;
    }

    private int status(Sent sent) {
        var request =
                HttpRequest.newBuilder(url.orElseThrow())
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitHub-Hookshot/fake")
                        .header("X-GitHub-Event", sent.event())
                        .header("X-GitHub-Delivery", sent.guid())
                        .header("X-GitHub-Hook-Installation-Target-ID", Long.toString(World.APP))
                        .header("X-GitHub-Hook-Installation-Target-Type", "integration")
                        .header("X-Hub-Signature-256", signature(sent.body()))
                        .POST(BodyPublishers.ofByteArray(sent.body()))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
