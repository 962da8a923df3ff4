package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.WARNING,
        off = true,
        summary = "Pin every image by its digest",
        covers = {"dockerfile-source-not-pinned", "S7023"})
public record BaseImageWithoutDigest() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : ImageUse.of(file)) {
            if (hasTagAlone(use.image())) {
                var message =
                        Message.of(
                                "`%s` may be another image tomorrow; only a digest pins it.",
                                use.text());
                var draft = report.at(use, message).about(use.subject());
                if (!use.isBase()) {
                    draft.as();
                } else if (use.isByVariable()) {
                    draft.as("S7023");
                }
            }
        }
    }

    /** Of an image without a version others speak. */
    private static boolean hasTagAlone(ImageName image) {
        return image.tag().isPresent() && image.digest().isEmpty() && !image.isLatest();
    }
}
