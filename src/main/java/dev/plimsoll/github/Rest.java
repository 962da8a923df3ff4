package dev.plimsoll.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Calls of ours in the name of an installation, or of the App, with JSON both ways. */
final class Rest {
    private static final String JSON_TYPE = "application/vnd.github+json";

    private static final String RAW_TYPE = "application/vnd.github.raw+json";
    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>;\\s*rel=\"next\"");

    private final Wire wire;
    private final AppAuth auth;
    private final Tokens tokens;
    private final Brake brake;
    private final ObjectMapper json = new ObjectMapper();

    Rest(Wire wire, AppAuth auth, Tokens tokens, Brake brake) {
        this.wire = wire;
        this.auth = auth;
        this.tokens = tokens;
        this.brake = brake;
    }

    /** One page of a list, and where the next one is. */
    record Page<T>(T body, Optional<URI> next) {}

    <T> T get(String act, Repository repository, URI url, Function<JsonNode, T> reader)
            throws CallFailed {
        return page(act, repository, url, reader).body();
    }

    /** Pages by the addresses that GitHub gives, at most that many. */
    <T> List<T> list(
            String act,
            Repository repository,
            URI first,
            int most,
            Function<JsonNode, List<T>> reader)
            throws CallFailed {
        var all = new ArrayList<T>();
        var next = Optional.of(first);
        for (int page = 0; page < most && next.isPresent(); page++) {
            var read = page(act, repository, next.get(), reader);
            all.addAll(read.body());
            next = read.next();
        }
        return List.copyOf(all);
    }

    <T> T send(
            String act,
            String method,
            Repository repository,
            URI url,
            JsonNode body,
            Function<JsonNode, T> reader)
            throws CallFailed {
        return understood(act, read(answer(act, method, repository, url, body)), reader);
    }

    /** What an answer says; unclear where it is not what was asked for. */
    static <T> T understood(String act, JsonNode answer, Function<JsonNode, T> reader)
            throws CallFailed {
        try {
            return reader.apply(answer);
        } catch (Reading.Malformed e) {
            throw new CallFailed(new Failure.Unclear(act + ": " + e.getMessage()), e);
        }
    }

    Answer answer(String act, String method, Repository repository, URI url, JsonNode body)
            throws CallFailed {
        var call =
                new Call(
                        act,
                        method,
                        url,
                        repository.installation(),
                        Map.of("Accept", JSON_TYPE, "Content-Type", "application/json"),
                        Optional.of(bytes(body)),
                        wire.largest());
        return authorized(call, repository);
    }

    byte[] raw(String act, Repository repository, URI url, int limit) throws CallFailed {
        var call =
                new Call(
                        act,
                        "GET",
                        url,
                        repository.installation(),
                        Map.of("Accept", RAW_TYPE),
                        Optional.empty(),
                        limit);
        return authorized(call, repository).body();
    }

    /** A call in the name of the App itself. */
    <T> Page<T> asApp(String act, String method, URI url, Function<JsonNode, T> reader)
            throws CallFailed {
        var headers = Map.of("Accept", JSON_TYPE, "Authorization", auth.authorization());
        var call = new Call(act, method, url, 0, headers, Optional.empty(), wire.largest());
        return page(act, wire.send(call), reader);
    }

    private <T> Page<T> page(
            String act, Repository repository, URI url, Function<JsonNode, T> reader)
            throws CallFailed {
        var call =
                new Call(
                        act,
                        "GET",
                        url,
                        repository.installation(),
                        Map.of("Accept", JSON_TYPE),
                        Optional.empty(),
                        wire.largest());
        return page(act, authorized(call, repository), reader);
    }

    private <T> Page<T> page(String act, Answer answer, Function<JsonNode, T> reader)
            throws CallFailed {
        var next =
                answer.header("link")
                        .map(NEXT::matcher)
                        .filter(found -> found.find())
                        .map(found -> URI.create(found.group(1)))
                        .filter(wire::isOurs);
        return new Page<>(understood(act, read(answer), reader), next);
    }

    /** A refused token did nothing, so that asking again with a fresh one is safe. */
    private Answer authorized(Call call, Repository repository) throws CallFailed {
        var stopped = brake.until(repository.installation());
        if (stopped.isPresent()) {
            throw new CallFailed(new Failure.Limited(stopped.get()));
        }
        var authorization = tokens.authorization(repository);
        try {
            return wire.send(call.with(authorization));
        } catch (CallFailed e) {
            switch (e.why()) {
                case Failure.Unauthorized unauthorized -> tokens.drop(repository, authorization);
                case Failure.MissingPermission missing -> {
                    // It may be granted by the next try, to a new token only.
                    tokens.drop(repository, authorization);
                    throw e;
                }
                case Failure.Limited limited -> throw e;
                case Failure.Unclear unclear -> throw e;
                case Failure.Refused refused -> throw e;
                case Failure.Gone gone -> throw e;
                case Failure.TooLarge large -> throw e;
            }
        }
        return wire.send(call.with(tokens.authorization(repository)));
    }

    private byte[] bytes(JsonNode body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    JsonNode read(Answer answer) throws CallFailed {
        try {
            return answer.body().length == 0
                    ? json.createObjectNode()
                    : json.readTree(answer.body());
        } catch (IOException e) {
            throw new CallFailed(new Failure.Unclear("an answer that is not JSON"), e);
        }
    }
}
