package dev.plimsoll.github;

import static com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads the payloads of webhooks; believes only the fields that it needs. */
final class EventReader {
    /** A payload is at most this long, and so is any text in it. */
    private static final int LONGEST = 25 * 1024 * 1024;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxStringLength(LONGEST)
                                                    .build())
                                    .build())
                    .enable(FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> LOOKS =
            Set.of(
                    "opened",
                    "synchronize",
                    "reopened",
                    "ready_for_review",
                    "converted_to_draft",
                    "edited");

    /** Every one of these has an action. */
    private static final Set<String> KNOWN =
            Set.of(
                    "pull_request",
                    "check_run",
                    "check_suite",
                    "merge_group",
                    "installation",
                    "installation_repositories");

    /** Says that a field that the event cannot do without is missing or of another type. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String pointer) {
            super(pointer);
        }
    }

    private final JsonNode payload;

    private EventReader(JsonNode payload) {
        this.payload = payload;
    }

    static Event read(String name, byte[] body) {
        try {
            var payload = JSON.readTree(body);
            if (!payload.isObject()) {
                return new Event.Malformed("The payload is not a JSON object.");
            }
            return new EventReader(payload).event(name);
        } catch (IOException e) {
            return new Event.Malformed("The payload is not JSON.");
        } catch (Missing e) {
            return new Event.Malformed(
                    "The payload of `%s` has no `%s`.".formatted(name, e.getMessage()));
        }
    }

    private Event event(String name) throws Missing {
        var action = payload.path("action").asText();
        var full = action.isEmpty() ? name : name + "." + action;
        if (name.equals("ping")) {
            return new Event.Ping();
        }
        if (!KNOWN.contains(name)) {
            return new Event.Ignored(full);
        }
        text("/action");
        if (name.equals("installation") || name.equals("installation_repositories")) {
            return new Event.InstallationChanged(full, number("/installation/id"));
        }
        if (!payload.path("installation").path("id").isIntegralNumber()) {
            // A webhook of a repository or an organisation; only an App's can be acted upon.
            text("/repository/full_name");
            return new Event.Ignored(full);
        }
        return switch (full) {
            case "pull_request.closed" ->
                    new Event.PullRequestClosed(
                            repository(),
                            (int) number("/pull_request/number"),
                            text("/pull_request/head/sha"));
            case "check_run.rerequested" ->
                    checkAgain("/check_run", Optional.of(number("/check_run/id")));
            case "check_suite.rerequested" -> checkAgain("/check_suite", Optional.empty());
            case "merge_group.checks_requested" ->
                    new Event.MergeGroupRequested(
                            repository(),
                            text("/merge_group/base_sha"),
                            text("/merge_group/head_sha"),
                            text("/merge_group/head_ref"));
            case "merge_group.destroyed" ->
                    new Event.MergeGroupDestroyed(
                            repository(),
                            text("/merge_group/base_sha"),
                            text("/merge_group/head_sha"));
            default -> pullRequestOrNothing(name, action, full);
        };
    }

    private Event pullRequestOrNothing(String name, String action, String full) throws Missing {
        boolean look =
                name.equals("pull_request")
                        && LOOKS.contains(action)
                        && (!action.equals("edited") || payload.at("/changes/base").isObject());
        return look
                ? new Event.PullRequestChanged(
                        repository(),
                        (int) number("/pull_request/number"),
                        action,
                        text("/pull_request/head/sha"))
                : new Event.Ignored(full);
    }

    private Event checkAgain(String check, Optional<Long> run) throws Missing {
        return new Event.CheckRerequested(
                repository(),
                text(check + "/head_sha"),
                run,
                Optional.of(payload.at(check + "/external_id").asText())
                        .filter(id -> !id.isEmpty()),
                pullRequests(check),
                number(check + "/app/id"));
    }

    /** GitHub also lists pull requests of other repositories, and such as left the commit. */
    private List<Integer> pullRequests(String check) throws Missing {
        var head = text(check + "/head_sha");
        long repository = number("/repository/id");
        return StreamSupport.stream(payload.at(check + "/pull_requests").spliterator(), false)
                .filter(pull -> pull.at("/head/sha").asText().equals(head))
                .filter(pull -> pull.at("/base/repo/id").asLong() == repository)
                .map(pull -> pull.path("number"))
                .filter(JsonNode::canConvertToInt)
                .map(JsonNode::asInt)
                .toList();
    }

    private Repository repository() throws Missing {
        var name = text("/repository/full_name");
        if (!name.matches("[^/]+/[^/]+")) {
            throw new Missing("repository/full_name");
        }
        return new Repository(number("/installation/id"), number("/repository/id"), name);
    }

    private String text(String pointer) throws Missing {
        var node = payload.at(pointer);
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new Missing(pointer.substring(1));
        }
        return node.asText();
    }

    private long number(String pointer) throws Missing {
        var node = payload.at(pointer);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new Missing(pointer.substring(1));
        }
        return node.asLong();
    }
}
