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

/** Turns GitHub's JSON into our records; a field that is missing reads as empty. */
final class Reading {
    private static final String REF = "?ref=";

    private Reading() {}

    static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        return StreamSupport.stream(array.spliterator(), false).map(reader).toList();
    }

    static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    static ChangedFile changedFile(JsonNode file) {
        return new ChangedFile(
                file.path("filename").asText(),
                status(file.path("status").asText()),
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
                pull.path("number").asInt(),
                pull.path("state").asText().equals("open"),
                pull.path("draft").asBoolean(),
                pull.path("head").path("sha").asText(),
                pull.path("base").path("sha").asText(),
                pull.path("base").path("ref").asText());
    }

    static Comparison comparison(JsonNode comparison, int most) {
        var files = all(comparison.path("files"), Reading::changedFile);
        return new Comparison(
                comparison.path("merge_base_commit").path("sha").asText(),
                files,
                files.size() >= most);
    }

    static Tree tree(JsonNode tree) {
        return new Tree(
                tree.path("sha").asText(),
                all(tree.path("tree"), Reading::entry),
                tree.path("truncated").asBoolean());
    }

    private static Tree.Entry entry(JsonNode entry) {
        var mode = entry.path("mode").asText();
        return new Tree.Entry(
                entry.path("path").asText(),
                mode,
                HeadFile.Kind.ofMode(mode),
                entry.path("sha").asText(),
                entry.path("size").asLong());
    }

    static CheckRun checkRun(JsonNode run) {
        return new CheckRun(
                run.path("id").asLong(),
                run.path("name").asText(),
                run.path("head_sha").asText(),
                text(run, "external_id").orElse(""),
                run.path("status").asText(),
                text(run, "conclusion"),
                run.path("output").path("annotations_count").asInt(),
                run.path("html_url").asText());
    }

    static PostedReview review(JsonNode review) {
        return new PostedReview(
                review.path("id").asLong(),
                review.path("user").path("login").asText(),
                review.path("body").asText(),
                text(review, "commit_id"));
    }

    static Delivery delivery(JsonNode delivery) {
        return new Delivery(
                delivery.path("id").asLong(),
                delivery.path("guid").asText(),
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
