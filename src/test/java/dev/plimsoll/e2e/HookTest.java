package dev.plimsoll.e2e;

import static dev.plimsoll.e2e.Samples.AS_ROOT;
import static dev.plimsoll.e2e.Samples.CLEAN;
import static dev.plimsoll.e2e.Samples.REVIEWED;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Deliveries, good and bad. */
record HookTest(Scene scene) implements EndToEnd {
    @Test
    void onlyWhatIsSignedIsHeard() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        var hook = new HookClient(scene.plimsoll().url().resolve("/webhook"), event.body());
        var right = event.signature();
        assertEquals(401, hook.post());
        assertEquals(401, hook.post("X-Hub-Signature-256", "sha256=" + "0".repeat(64)));
        assertEquals(401, hook.post("X-Hub-Signature-256", right.substring(0, 70)));
        assertEquals(401, hook.post("X-Hub-Signature-256", right.replace("sha256=", "")));
        assertEquals(401, hook.post("X-Hub-Signature-256", "nonsense"));
        assertEquals(401, hook.post("X-Hub-Signature", "sha1=" + "0".repeat(40)));
        assertEquals(0, scene.plimsoll().pump());
        assertEquals(List.of(), pull.checkRuns());
        assertEquals(202, hook.post("X-Hub-Signature-256", right));
        scene.plimsoll().pump();
        assertEquals(REVIEWED, Said.of(pull));
    }

    /** First both are good here, then GitHub takes the new one, then the old one is forgotten. */
    @Test
    void aSecretIsReplacedWithoutADeliveryBeingLost() {
        var pull = opening(CLEAN, AS_ROOT).open();
        scene.restart("old", "new");
        scene.signsWith("old");
        scene.hears("opened", pull);
        assertEquals(REVIEWED, Said.of(pull));
        scene.signsWith("new");
        pushed(pull, AS_ROOT + "WORKDIR /app\n");
        assertEquals(REVIEWED, Said.of(pull));
        scene.restart("new");
        scene.signsWith("old");
        assertEquals(401, scene.github().deliver("reopened", pull));
        scene.signsWith("new");
        scene.hears("reopened", pull);
        scene.restart();
    }

    @Test
    void whatIsMalformedIsSaidToBe() {
        scene.repository();
        for (var payload : List.of(List.of(), "text", 7, false, new RawValue("null"))) {
            assertEquals(400, scene.github().event("pull_request", payload).send());
        }
        assertEquals(400, scene.github().event("pull_request", new RawValue("{")).send());
        var bare = Map.of("action", "opened", "installation", Map.of("id", 1));
        assertEquals(400, scene.github().event("pull_request", bare).send());
        assertEquals(0, scene.plimsoll().pump());
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        var hook = new HookClient(scene.plimsoll().url().resolve("/webhook"), new byte[0]);
        assertEquals(413, hook.announce(25L * 1024 * 1024 + 1));
        assertEquals(413, hook.announce(Long.MAX_VALUE));
    }

    @Test
    void whatCannotBeKeptIsNotAcknowledged() {
        var pull = opening(CLEAN, AS_ROOT).open();
        var event = scene.github().event("opened", pull);
        scene.plimsoll().losesItsDatabase();
        assertEquals(503, event.send());
        scene.restart();
        hearsAgain(event);
        assertEquals(REVIEWED, Said.of(pull));
    }

    @Test
    void everyExampleOfGitHubIsAccepted() throws IOException {
        scene.repository();
        try (var files = Files.list(Path.of("src/test/resources/github/webhooks"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                var name = file.getFileName().toString();
                var payload = new ObjectMapper().readTree(file.toFile());
                int status =
                        scene.github().event(name.substring(0, name.indexOf('.')), payload).send();
                assertTrue(status == 200 || status == 202, name + " was answered with " + status);
            }
        }
        // Their repositories are not there: the work ends at once.
        scene.plimsoll().pump();
        assertEquals(0, scene.passes(Duration.ofHours(1)));
    }
}
