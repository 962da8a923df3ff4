package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Build on a release that still gets security updates",
        covers = {"tally/ruby/eol-ruby-version"},
        insteadOf = {"base-image-frozen"})
public record BaseImageEndOfLife() implements Rule {
    /** So long a move to the next release may take before the finding is more than a notice. */
    private static final int MONTHS_TO_MOVE = 6;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            ImageUse.base(file, stage)
                    .ifPresent(use -> check(report, use, file.ships(stage), systemOf(use)));
        }
        // The distribution below is not copied.
        ImageUse.sources(file).forEach(use -> check(report, use, false, Optional.empty()));
    }

    private static Optional<Lifecycle.Ended> systemOf(ImageUse use) {
        return Lifecycle.KNOWN.system(use.image());
    }

    private static void check(
            Report report, ImageUse use, boolean ships, Optional<Lifecycle.Ended> system) {
        var product = Lifecycle.KNOWN.product(use.image());
        product.or(() -> system)
                .ifPresent(ended -> {
                    var draft = report.at(use, message(use, ended)).about(use.subject());
                    if (product.isPresent() && ended.name().startsWith("Ruby ")) {
                        draft.as("tally/ruby/eol-ruby-version");
                    } else {
                        draft.as();
                    }
                    var longAgo = Lifecycle.AS_OF.minusMonths(MONTHS_TO_MOVE);
                    if (!ships || ended.since().isAfter(longAgo)) {
                        draft.level(Severity.INFO);
                    }
                });
    }

    private static String message(ImageUse use, Lifecycle.Ended ended) {
        return Message.of(
                "`%s` brings %s, which gets no security updates since %s, as of %s%s.",
                use.name(),
                ended.name(),
                ended.since(),
                Lifecycle.AS_OF,
                ended.next().map(BaseImageEndOfLife::until).orElse(""));
    }

    private static String until(Lifecycle.Release next) {
        Optional<String> end = next.end().map(day -> " until " + day);
        return "; %s gets them%s".formatted(next.name(), end.orElse(""));
    }
}
