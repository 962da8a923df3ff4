package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Queries in GitHub's other language, where errors come with status 200. */
final class GraphQl {
    /** What the server says when it gave up. */
    private static final Set<String> TRANSIENT =
            Set.of("RESOURCE_LIMITS_EXCEEDED", "SERVICE_UNAVAILABLE", "INTERNAL", "TIMEOUT");

    private final Api api;
    private final Rest rest;
    private final InstantSource clock;

    GraphQl(Api api, Rest rest, InstantSource clock) {
        this.api = api;
        this.rest = rest;
        this.clock = clock;
    }

    /** The data of an answer without errors. */
    JsonNode ask(String act, Repository repository, String query, ObjectNode variables)
            throws CallFailed {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("query", query);
        body.set("variables", variables);
        var whole = rest.answer(act, "POST", repository, api.graphQl(), body);
        var answer = rest.read(whole);
        for (var error : answer.path("errors")) {
            throw new CallFailed(failure(act, error, whole, answer));
        }
        if (!answer.path("data").isObject()) {
            throw new CallFailed(new Failure.Unclear(act + ": an answer without data"));
        }
        return answer.path("data");
    }

    private Failure failure(String act, JsonNode error, Answer whole, JsonNode answer) {
        var type = error.path("type").asText();
        var message = error.path("message").asText();
        if (type.equals("RATE_LIMITED") || message.contains("rate limit")) {
            return Verdict.limited(whole, clock.instant());
        }
        if (type.equals("NOT_FOUND")) {
            return new Failure.Refused(404, message, List.of());
        }
        if (type.equals("FORBIDDEN") || type.equals("INSUFFICIENT_SCOPES")) {
            return new Failure.MissingPermission("");
        }
        if (TRANSIENT.contains(type) || message.startsWith("Something went wrong")) {
            return new Failure.Unclear(act + ": " + message);
        }
        var all =
                StreamSupport.stream(answer.path("errors").spliterator(), false)
                        .map(each -> each.path("message").asText())
                        .toList();
        return new Failure.Refused(200, message, all);
    }
}
