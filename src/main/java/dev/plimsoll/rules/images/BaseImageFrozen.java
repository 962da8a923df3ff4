package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(severity = Severity.WARNING, summary = "Build on a tag that is still built")
public record BaseImageFrozen() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            ImageUse.base(file, stage)
                    .filter(use -> use.image().digest().isEmpty())
                    .ifPresent(use ->
                            Built.frozen(use.image())
                                    .ifPresent(frozen -> tell(file, report, stage, use, frozen)));
        }
    }

    private static void tell(
            Dockerfile file, Report report, Stage stage, ImageUse use, Built.Frozen frozen) {
        var message =
                Message.of(
                        "`%s` is not built any more, so it gets no security updates, as of %s; the"
                                + " nearest that is built is `%s`.",
                        use.name(), Built.AS_OF, frozen.successor());
        var draft = report.at(use, message).about(use.subject());
        if (frozen.isPinned() || !file.ships(stage)) {
            draft.level(Severity.INFO);
        }
    }
}
