package dev.plimsoll.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Tells from an answer whether, and how, a call failed. */
final class Verdict {
    /** GitHub asks for at least a minute after a secondary limit that names no time. */
    private static final Duration UNNAMED = Duration.ofMinutes(1);

    /** A primary limit lasts an hour at most; what is longer is a clock gone wrong. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Verdict() {}

    static Optional<Failure> on(Call call, Answer answer, Instant now) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 401 -> new Failure.Unauthorized(message(answer));
                    case 403, 429 -> forbidden(answer, now);
                    // 410: the feature or the repository was removed; 451: taken down by law.
                    case 410, 451 -> new Failure.Gone(message(answer));
                    case 408 -> new Failure.Unclear(call + " answered 408");
                    default ->
                            status >= 500
                                    ? new Failure.Unclear(call + " answered " + status)
                                    : refused(answer);
                });
    }

    /** When a limit ends, from the headers of any answer. */
    static Failure.Limited limited(Answer answer, Instant now) {
        var end =
                answer.number("retry-after")
                        .map(seconds -> now.plusSeconds(Math.min(seconds, LONGEST.toSeconds())))
                        .or(() -> reset(answer))
                        .orElse(now.plus(UNNAMED));
        var soonest = now.plusSeconds(1);
        var latest = now.plus(LONGEST);
        if (end.isBefore(soonest)) {
            return new Failure.Limited(soonest);
        }
        return new Failure.Limited(end.isAfter(latest) ? latest : end);
    }

    private static Optional<Instant> reset(Answer answer) {
        return answer.number("x-ratelimit-remaining")
                .filter(left -> left == 0)
                .flatMap(none -> answer.number("x-ratelimit-reset"))
                .filter(seconds -> seconds < Integer.MAX_VALUE * 4L)
                .map(Instant::ofEpochSecond);
    }

    private static Failure forbidden(Answer answer, Instant now) {
        if (answer.says("not accessible by integration")) {
            return new Failure.MissingPermission(
                    answer.header("x-accepted-github-permissions").orElse(""));
        }
        boolean limited =
                answer.status() == 429
                        || answer.header("retry-after").isPresent()
                        || answer.says("rate limit")
                        || answer.says("abuse detection")
                        || answer.says("submitted too quickly")
                        || reset(answer).isPresent();
        if (limited) {
            return limited(answer, now);
        }
        return answer.says("suspended") ? new Failure.Gone(message(answer)) : refused(answer);
    }

    private static Failure refused(Answer answer) {
        var body = json(answer);
        var errors =
                StreamSupport.stream(body.path("errors").spliterator(), false)
                        .map(Verdict::sentence)
                        .toList();
        return new Failure.Refused(answer.status(), message(answer), errors);
    }

    /** GitHub gives errors as texts or as objects; reviews as texts, most others as objects. */
    private static String sentence(JsonNode error) {
        if (!error.isObject()) {
            return brief(error.asText());
        }
        var words =
                List.of("resource", "field", "code", "message").stream()
                        .map(name -> error.path(name).asText())
                        .filter(word -> !word.isEmpty())
                        .toList();
        return brief(String.join(" ", words));
    }

    private static String message(Answer answer) {
        var message = json(answer).path("message").asText();
        return message.isEmpty() ? "status " + answer.status() : brief(message);
    }

    private static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static String brief(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
