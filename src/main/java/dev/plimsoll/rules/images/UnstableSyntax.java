package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Let a released syntax read the Dockerfile",
        insteadOf = {"base-image-untagged", "base-image-latest"})
public record UnstableSyntax() implements Rule {
    /** What has not been released yet. */
    private static final Pattern UNRELEASED = Pattern.compile("master.*|nightly.*|latest|");

    /** Experiments of which the newest are taken; {@code 1.7-labs} stays what it is. */
    private static final Pattern EXPERIMENTAL = Pattern.compile("(?:1-)?labs");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var use : ImageUse.of(file)) {
            if (use.purpose() != ImageUse.Purpose.SYNTAX || use.image().digest().isPresent()) {
                continue;
            }
            var tag = use.image().tag().orElse("");
            switch (use.image().familiar()) {
                case "docker/dockerfile-upstream" -> {
                    if (UNRELEASED.matcher(tag).matches()) {
                        var message =
                                "`%s` is what was last tried, and has not been released."
                                        .formatted(use.text());
                        report.at(use, message).about(use.image().familiar());
                    }
                }
                case "docker/dockerfile" -> {
                    if (EXPERIMENTAL.matcher(tag).matches()) {
                        var message =
                                "`%s` has experiments that may change or go with any release."
                                        .formatted(use.text());
                        report.at(use, message).about(use.image().familiar()).level(Severity.INFO);
                    }
                }
                default -> {}
            }
        }
    }
}
