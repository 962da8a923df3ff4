package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

@Lint(
        severity = Severity.WARNING,
        summary = "Name a version instead of latest",
        covers = {
            "DL3007",
            "DS-0001",
            "CKV_DOCKER_7",
            "Image Version Using 'latest'",
            "avoid-latest-version",
            "S6596"
        })
public record BaseImageLatest() implements Rule {
    private static final String LATEST = "latest";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : ImageUse.of(file)) {
            boolean latest = use.image().tag().filter(LATEST::equals).isPresent();
            if (latest && use.image().digest().isEmpty()) {
                var message = Message.of("`%s` is another image after each release.", use.text());
                var draft = report.at(place(file, use), message).about(use.subject());
                if (!use.isBase()) {
                    draft.as();
                } else if (use.isByVariable()) {
                    draft.as("DS-0001", "S6596");
                }
            }
        }
    }

    /** The tag where it is written, else the variable that stands for it. */
    private static Located place(Dockerfile file, ImageUse use) {
        var span = use.span();
        return file.source().text(span).endsWith(":" + LATEST)
                ? new Span(span.end() - LATEST.length(), span.end())
                : span;
    }
}
