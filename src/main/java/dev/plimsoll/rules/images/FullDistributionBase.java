package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
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
    private static final String ALPINE = "alpine";

    @Override
    public void check(Dockerfile file, Report report) {
        ImageUse.shipped(file)
                .filter(use -> !isPast(use.image()))
                .ifPresent(use ->
                        Variants.smaller(use.image(), file.shippedStages())
                                .filter(_ ->
                                        file.shippedStages().stream().noneMatch(Workshop::isOne))
                                .ifPresent(smaller -> report(report, use, smaller)));
    }

    /** Whether the next release is what is needed, and not less of this one. */
    private static boolean isPast(ImageName image) {
        return Retired.of(image).isPresent()
                || Lifecycle.KNOWN.product(image).isPresent()
                || Lifecycle.KNOWN.system(image).isPresent()
                || Built.frozen(image).filter(frozen -> !frozen.isPinned()).isPresent();
    }

    private static void report(Report report, ImageUse use, String smaller) {
        var system = smaller.contains(ALPINE) ? " on Alpine, whose C library is another," : "";
        var message =
                Message.of(
                        "`%s` is a full distribution; `%s` is the same version%s with less in it.",
                        use.name(), smaller, system);
        report.at(use, message).about(use.subject());
    }
}
