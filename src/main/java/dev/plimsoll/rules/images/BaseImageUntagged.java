package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;

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
                        Message.of(
                                "`%s` has neither tag nor digest, so two builds may start from"
                                        + " different images.",
                                use.text());
                var draft = report.at(use, message).about(use.subject());
                draft.as(known(use));
            }
        }
    }

    /**
     * KICS and Checkov take any colon for that of a tag, hadolint and Semgrep resolve no variables.
     */
    private static String[] known(ImageUse use) {
        if (!use.isBase()) {
            return new String[0];
        }
        var ids = new ArrayList<>(List.of("DS-0001", "S6596"));
        if (use.written().text().indexOf(':') < 0) {
            ids.addAll(List.of("CKV_DOCKER_7", "Image Version Not Explicit"));
        }
        if (!use.isByVariable()) {
            ids.addAll(List.of("DL3006", "missing-image-version"));
        }
        return ids.toArray(String[]::new);
    }
}
