package dev.plimsoll.github;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Turns GitHub's JSON into our records. A field that may be missing reads as empty; what a thing is
 * known by must be there.
 */
final class Reading {
    private static final String REF = "?ref=";

    private Reading() {}

    /** An answer that is JSON and not what was asked for: nobody knows what became of the act. */
    @SuppressWarnings("serial")
    static final class Malformed extends RuntimeException {
        Malformed(String lack) {
            super("an answer without " + lack);
        }
    }

    static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        if (!array.isArray()) {
            throw new Malformed("a list");
        }
        return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
    }

    static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    static String needed(JsonNode node, String field) {
        return text(node, field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Malformed("`" + field + "`"));
    }

    static long number(JsonNode node, String field) {
        if (!node.path(field).isIntegralNumber()) {
            throw new Malformed("`" + field + "`");
        }
        return node.path(field).asLong();
    }

    static ChangedFile changedFile(JsonNode file) {
        return new ChangedFile(
                needed(file, "filename"),
                status(needed(file, "status")),
                text(file, "previous_filename"),
                text(file, "sha"),
                file.path("changes").asInt(),
                text(file, "patch"),
                text(file, "contents_url").flatMap(Reading::ref));
    }

    private static ChangedFile.Status status(String word) {
        for (var status : ChangedFile.Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        return ChangedFile.Status.OTHER;
    }

    /** The commit in an address such as {@code …/contents/Dockerfile?ref=6dcb09b}. */
    private static Optional<String> ref(String url) {
        int at = url.lastIndexOf(REF);
        return at < 0
                ? Optional.empty()
                : Optional.of(
                        URLDecoder.decode(
                                url.substring(at + REF.length()), StandardCharsets.UTF_8));
    }

    static PullRequest pullRequest(JsonNode pull) {
        return new PullRequest(
                (int) number(pull, "number"),
                needed(pull, "state").equals("open"),
                pull.path("draft").asBoolean(),
                needed(pull.path("head"), "sha"),
                needed(pull.path("base"), "sha"),
                needed(pull.path("base"), "ref"),
                pull.path("changed_files").asInt());
    }

    static Comparison comparison(JsonNode comparison, int most) {
        var files = all(comparison.path("files"), Reading::changedFile);
        return new Comparison(
                needed(comparison.path("merge_base_commit"), "sha"), files, files.size() >= most);
    }

    static Tree tree(JsonNode tree) {
        return new Tree(
                needed(tree, "sha"),
                all(tree.path("tree"), Reading::entry),
                tree.path("truncated").asBoolean());
    }

    private static Tree.Entry entry(JsonNode entry) {
        var mode = needed(entry, "mode");
        return new Tree.Entry(
                needed(entry, "path"),
                mode,
                HeadFile.Kind.ofMode(mode),
                needed(entry, "sha"),
                entry.path("size").asLong());
    }

    static CheckRun checkRun(JsonNode run) {
        return new CheckRun(
                number(run, "id"),
                run.path("name").asText(),
                needed(run, "head_sha"),
                text(run, "external_id").orElse(""),
                needed(run, "status"),
                text(run, "conclusion"),
                run.path("output").path("annotations_count").asInt(),
                run.path("html_url").asText());
    }

    static PostedReview review(JsonNode review) {
        return new PostedReview(
                number(review, "id"),
                review.path("user").path("login").asText(),
                review.path("body").asText(),
                text(review, "commit_id"));
    }

    static Delivery delivery(JsonNode delivery) {
        return new Delivery(
                number(delivery, "id"),
                needed(delivery, "guid"),
                instant(delivery.path("delivered_at").asText()),
                delivery.path("redelivery").asBoolean(),
                delivery.path("status").asText(),
                delivery.path("status_code").asInt(),
                delivery.path("event").asText(),
                text(delivery, "action"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
