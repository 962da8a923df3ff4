package dev.plimsoll.github;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** Turns our records into the JSON that GitHub takes. */
final class Writing {
    private Writing() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode report(CheckReport report) {
        var json = object();
        json.put("external_id", report.externalId());
        report.details().ifPresent(url -> json.put("details_url", url.toString()));
        report.conclusion()
                .ifPresentOrElse(
                        end -> json.put("status", "completed").put("conclusion", word(end)),
                        () -> json.put("status", "in_progress"));
        var output = json.putObject("output");
        output.put("title", report.title()).put("summary", report.summary());
        report.text().ifPresent(text -> output.put("text", text));
        if (!report.annotations().isEmpty()) {
            var all = output.putArray("annotations");
            report.annotations().forEach(each -> all.add(annotation(each)));
        }
        return json;
    }

    private static ObjectNode annotation(Annotation annotation) {
        var json = object();
        json.put("path", annotation.path());
        json.put("start_line", annotation.startLine()).put("end_line", annotation.endLine());
        annotation
                .columns()
                .filter(columns -> annotation.startLine() == annotation.endLine())
                .ifPresent(columns ->
                        json.put("start_column", columns.start()).put("end_column", columns.end()));
        json.put("annotation_level", word(annotation.level()));
        json.put("message", annotation.message());
        annotation.title().ifPresent(title -> json.put("title", title));
        annotation.details().ifPresent(details -> json.put("raw_details", details));
        return json;
    }

    static ObjectNode review(NewReview review) {
        var json = object();
        json.put("commit_id", review.commit()).put("event", "COMMENT").put("body", review.body());
        var comments = json.putArray("comments");
        for (var comment : review.comments()) {
            var one = comments.addObject();
            one.put("path", comment.path()).put("line", comment.line()).put("side", "RIGHT");
            // GitHub refuses a start that is the end.
            if (comment.startLine() < comment.line()) {
                one.put("start_line", comment.startLine()).put("start_side", "RIGHT");
            }
            one.put("body", comment.body());
        }
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
