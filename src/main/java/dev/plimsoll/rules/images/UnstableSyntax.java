package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

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
        for (var use : ImageUse.syntax(file)) {
            if (use.image().digest().isPresent()) {
                continue;
            }
            var tag = use.image().tag().orElse("");
            var name = use.image().familiar();
            if (name.equals("docker/dockerfile-upstream") && UNRELEASED.matcher(tag).matches()) {
                report.at(
                                use,
                                Message.of(
                                        "`%s` is what was last tried, and has not been released.",
                                        use.text()))
                        .about(use.subject());
            } else if (name.equals("docker/dockerfile") && EXPERIMENTAL.matcher(tag).matches()) {
                report.at(
                                use,
                                Message.of(
                                        "`%s` has experiments that may change or go with any"
                                                + " release.",
                                        use.text()))
                        .about(use.subject())
                        .level(Severity.INFO);
            }
        }
    }
}
