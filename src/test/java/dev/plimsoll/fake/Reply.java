package dev.plimsoll.fake;

import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One answer. */
record Reply(int status, Map<String, String> headers, Optional<byte[]> body) {

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply of(int status, Object json) {
        try {
            return new Reply(
                    status,
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    Optional.of(Json.MAPPER.writeValueAsBytes(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reply raw(byte[] bytes) {
        return new Reply(
                200, Map.of("Content-Type", "application/vnd.github.raw+json"), Optional.of(bytes));
    }

    static Reply problem(int status, String message, List<? extends @Nullable Object> errors) {
        var json = Json.of("message", message);
        if (!errors.isEmpty()) {
            json.put("errors", errors);
        }
        json.put("documentation_url", "https://docs.github.com/rest");
        json.put("status", Integer.toString(status));
        return of(status, json);
    }

    static Reply notFound() {
        return problem(404, "Not Found", List.of());
    }

    Reply with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
