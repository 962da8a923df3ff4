package dev.plimsoll.fake;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A check run on a commit. */
public final class FakeCheckRun {
    private final long id;
    private final long app;
    private final String name;
    private final String head;
    private final List<JsonNode> annotations = new ArrayList<>();
    private String externalId = "";
    private String detailsUrl = "";
    private String status = "queued";
    private String title = "";
    private String summary = "";
    private String text = "";
    private Optional<String> conclusion = Optional.empty();

    FakeCheckRun(long id, long app, String name, String head) {
        this.id = id;
        this.app = app;
        this.name = name;
        this.head = head;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String head() {
        return head;
    }

    public String externalId() {
        return externalId;
    }

    public String detailsUrl() {
        return detailsUrl;
    }

    /** Such as {@code completed}. */
    public String status() {
        return status;
    }

    /** Such as {@code success}; empty while it runs. */
    public String conclusion() {
        return conclusion.orElse("");
    }

    public String title() {
        return title;
    }

    public String summary() {
        return summary;
    }

    public String text() {
        return text;
    }

    /** As they were sent, in order. */
    public List<JsonNode> annotations() {
        return List.copyOf(annotations);
    }

    /** Each as {@code path:start-end level message}. */
    public List<String> annotationLines() {
        return annotations.stream()
                .map(each ->
                        "%s:%d-%d %s %s"
                                .formatted(
                                        each.path("path").asText(),
                                        each.path("start_line").asInt(),
                                        each.path("end_line").asInt(),
                                        each.path("annotation_level").asText(),
                                        each.path("message").asText()))
                .toList();
    }

    long app() {
        return app;
    }

    long suite() {
        return Json.number(app + head);
    }

    void apply(JsonNode change) {
        externalId = change.path("external_id").asText(externalId);
        detailsUrl = change.path("details_url").asText(detailsUrl);
        status = change.path("status").asText(status);
        if (change.has("conclusion")) {
            conclusion = Optional.of(change.path("conclusion").asText());
            status = "completed";
        } else if (!status.equals("completed")) {
            conclusion = Optional.empty();
        }
        var output = change.path("output");
        title = output.path("title").asText(title);
        summary = output.path("summary").asText(summary);
        text = output.path("text").asText(text);
        output.path("annotations").forEach(annotations::add);
    }

    @Override
    public String toString() {
        return "%s on %s: %s %s, %s, %d annotations"
                .formatted(name, head, status, conclusion(), title, annotations.size());
    }
}
