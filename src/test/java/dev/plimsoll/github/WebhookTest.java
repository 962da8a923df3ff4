package dev.plimsoll.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

class WebhookTest {
    /** The example of GitHub's documentation, "Validating webhook deliveries". */
    private static final String SECRET = "It's a Secret to Everybody";

    private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);
    private static final String SIGNATURE =
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static final Path EXAMPLES = Path.of("src/test/resources/github/webhooks");

    private final Webhook webhook = new Webhook(List.of("another", SECRET));

    private boolean isSigned(byte[] body, String header) {
        return Webhook.signature(header).stream()
                .anyMatch(signature -> webhook.isSigned(body, signature));
    }

    @Test
    void acceptsWhatOneOfTheSecretsSigned() {
        assertTrue(isSigned(BODY, SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e",
                "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18",
                "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
                "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
            })
    void refusesEveryOtherSignature(String signature) {
        assertFalse(isSigned(BODY, signature));
    }

    @Test
    void refusesWhatWasChangedOrNobodyCanSign() {
        assertFalse(isSigned("Hello, World?".getBytes(UTF_8), SIGNATURE));
        var signature = Webhook.signature(SIGNATURE).orElseThrow();
        assertFalse(new Webhook(List.of()).isSigned(BODY, signature));
    }

    @Test
    void understandsEveryExampleOfGitHub() throws IOException {
        var kinds = new TreeMap<String, String>();
        try (var examples = Files.list(EXAMPLES)) {
            for (var example : examples.toList()) {
                var name = String.valueOf(example.getFileName());
                var event =
                        webhook.read(
                                name.substring(0, name.indexOf('.')), Files.readAllBytes(example));
                kinds.put(
                        name.replace(".json", ""),
                        event instanceof Event.Malformed malformed
                                ? malformed.why()
                                : event.getClass().getSimpleName());
            }
        }
        assertEquals(
                """
                check_run.completed Ignored
                check_run.created Ignored
                check_run.requested_action Ignored
                check_run.rerequested CheckRerequested
                check_suite.completed Ignored
                check_suite.requested Ignored
                check_suite.rerequested CheckRerequested
                installation.created InstallationChanged
                installation.deleted InstallationChanged
                installation.new_permissions_accepted InstallationChanged
                installation.suspend InstallationChanged
                installation.unsuspend InstallationChanged
                installation_repositories.added InstallationChanged
                installation_repositories.removed InstallationChanged
                issue_comment.created Ignored
                issue_comment.deleted Ignored
                issue_comment.edited Ignored
                merge_group.checks_requested MergeGroupRequested
                ping Ping
                pull_request.assigned Ignored
                pull_request.closed PullRequestClosed
                pull_request.converted_to_draft Ignored
                pull_request.labeled Ignored
                pull_request.locked Ignored
                pull_request.opened Ignored
                pull_request.ready_for_review Ignored
                pull_request.reopened PullRequestChanged
                pull_request.review_request_removed Ignored
                pull_request.review_requested Ignored
                pull_request.synchronize PullRequestChanged
                pull_request.unassigned Ignored
                pull_request.unlabeled Ignored
                pull_request.unlocked Ignored
                pull_request_review_comment.created Ignored
                pull_request_review_comment.deleted Ignored
                pull_request_review_comment.edited Ignored
                pull_request_review_thread.resolved Ignored
                pull_request_review_thread.unresolved Ignored
                push Ignored
                """,
                String.join(
                        "",
                        kinds.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue() + "\n")
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource({"opened", "synchronize", "reopened", "ready_for_review", "converted_to_draft"})
    void looksAtAPullRequestThatWas(String action) {
        assertEquals(
                new Event.PullRequestChanged(
                        new Repository(5, 9, "acme/shop"), 7, action, "c0ffee"),
                read("pull_request", pull(action, "{}")));
    }

    @Test
    void looksAtAnEditedPullRequestOnlyIfItsBaseChanged() {
        var from = "{\"base\":{\"ref\":{\"from\":\"main\"},\"sha\":{\"from\":\"abc\"}}}";
        assertEquals(
                new Event.PullRequestChanged(
                        new Repository(5, 9, "acme/shop"), 7, "edited", "c0ffee"),
                read("pull_request", pull("edited", from)));
        assertEquals(
                new Event.Ignored("pull_request.edited"),
                read("pull_request", pull("edited", "{\"title\":{\"from\":\"a\"}}")));
    }

    private static String pull(String action, String changes) {
        return """
        {"action":"%s","number":7,"changes":%s,"installation":{"id":5},
         "repository":{"id":9,"full_name":"acme/shop"},
         "pull_request":{"number":7,"head":{"sha":"c0ffee","repo":null}}}
        """
                .formatted(action, changes);
    }

    @Test
    void knowsTheMergeGroupAndItsEnd() {
        var group =
                """
                {"action":"%s","installation":{"id":5},
                 "repository":{"id":9,"full_name":"acme/shop"},
                 "merge_group":{"head_sha":"head","base_sha":"base","head_ref":"refs/heads/q"}}
                """;
        var shop = new Repository(5, 9, "acme/shop");
        assertEquals(
                new Event.MergeGroupRequested(shop, "base", "head", "refs/heads/q"),
                read("merge_group", group.formatted("checks_requested")));
        assertEquals(
                new Event.MergeGroupDestroyed(shop, "base", "head"),
                read("merge_group", group.formatted("destroyed")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json | The payload is not JSON.",
                "[1] | The payload is not a JSON object.",
                "{} {} | The payload is not JSON.",
                "{} | The payload of `pull_request` has no `action`.",
                "{\"action\":\"opened\"} | The payload of `pull_request` has no"
                        + " `repository/full_name`.",
                "{\"action\":\"closed\",\"installation\":{\"id\":5}} | The payload of"
                        + " `pull_request` has no `repository/full_name`.",
                "{\"action\":\"closed\",\"installation\":{\"id\":5},"
                        + "\"repository\":{\"id\":9,\"full_name\":\"acme\"}} | The payload of"
                        + " `pull_request` has no `repository/full_name`.",
                "{\"action\":\"closed\",\"installation\":{\"id\":5},"
                        + "\"repository\":{\"id\":\"9\",\"full_name\":\"acme/shop\"}} | The"
                        + " payload of `pull_request` has no `repository/id`."
            })
    void saysWhatIsWrongWithAPayload(String payload, String why) {
        assertEquals(new Event.Malformed(why), read("pull_request", payload));
    }

    @Test
    void onlyAnUnknownEventMayBeEmpty() {
        for (var name :
                List.of(
                        "check_run",
                        "check_suite",
                        "merge_group",
                        "installation",
                        "installation_repositories")) {
            assertEquals(
                    new Event.Malformed("The payload of `%s` has no `action`.".formatted(name)),
                    read(name, "{}"));
        }
        assertEquals(new Event.Ignored("star"), read("star", "{}"));
        assertEquals(new Event.Ping(), read("ping", "{}"));
    }

    @Test
    void isNotBroughtDownByDeepNesting() {
        assertEquals(
                new Event.Malformed("The payload is not JSON."), read("push", "[".repeat(100_000)));
    }

    @Test
    void ignoresEventsThatItDoesNotKnow() {
        assertEquals(new Event.Ignored("meteor.fell"), read("meteor", "{\"action\":\"fell\"}"));
        assertEquals(new Event.Ignored("meteor"), read("meteor", "{}"));
    }

    private Event read(String name, String payload) {
        return webhook.read(name, payload.getBytes(UTF_8));
    }
}
