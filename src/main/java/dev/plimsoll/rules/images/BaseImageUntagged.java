package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(
        severity = Severity.WARNING,
        summary = "Name the version of every image",
        covers = {
            "DL3006",
            "DS-0001",
            "CKV_DOCKER_7",
            "Image Version Not Explicit",
            "missing-image-version",
            "S6596"
        })
public record BaseImageUntagged() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : ImageUse.of(file)) {
            if (use.image().tag().isEmpty() && use.image().digest().isEmpty()) {
                var message =
                        "`%s` has neither tag nor digest, so two builds may start from different images."
                                .formatted(use.text());
                var draft = report.at(use, message).about(use.image().familiar());
                if (!use.isBase()) {
                    draft.as();
                }
            }
        }
    }
}
