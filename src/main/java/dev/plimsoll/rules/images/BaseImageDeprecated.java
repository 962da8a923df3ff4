package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.stream.Collectors;

@Lint(
        severity = Severity.WARNING,
        summary = "Replace an image that has been given up",
        insteadOf = {"base-image-end-of-life", "base-image-frozen"})
public record BaseImageDeprecated() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            ImageUse.base(file, stage)
                    .ifPresent(use ->
                            Retired.of(use.image())
                                    .ifPresent(
                                            retired -> report(file, report, stage, use, retired)));
        }
    }

    private static void report(
            Dockerfile file, Report report, Stage stage, ImageUse use, Retired retired) {
        var successors = retired.successors(use.image());
        var draft = report.at(use, message(use, retired)).about(use.subject());
        if (!file.ships(stage)) {
            draft.level(Severity.INFO);
        }
        if (retired.moved() && !use.isByVariable() && use.image().digest().isEmpty()) {
            var tag = use.image().tag().map(each -> ":" + each).orElse("");
            draft.fix(Fix.unsafe(Edit.replace(use, successors.getFirst() + tag)));
        }
    }

    private static String message(ImageUse use, Retired retired) {
        var name = retired.isPart() ? use.name() : use.subject();
        var successors = retired.successors(use.image());
        return successors.isEmpty()
                ? Message.of(
                        "`%s` has been given up; it gets no updates since %s, as of %s.",
                        name, retired.since(), Retired.AS_OF)
                : Message.of(
                        "`%s` has been given up; it gets no updates since %s, as of %s, and %s"
                                + " takes its place.",
                        name,
                        retired.since(),
                        Retired.AS_OF,
                        successors.stream().map(Message::code).collect(Collectors.joining(" or ")));
    }
}
