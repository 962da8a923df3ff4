package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Ship the smaller variant of the base image",
        covers = {})
public record FullDistributionBase() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        ImageUse.shipped(file)
                .ifPresent(use ->
                        Variants.smaller(use.image(), file.shippedStages())
                                .filter(_ ->
                                        file.shippedStages().stream().noneMatch(Workshop::isOne))
                                .ifPresent(smaller -> report(report, use, smaller)));
    }

    private static void report(Report report, ImageUse use, String smaller) {
        var message =
                Message.of(
                        "`%s` is a full distribution; `%s` is the same version with less in it.",
                        use.name(), smaller);
        report.at(use, message).about(use.subject());
    }
}
