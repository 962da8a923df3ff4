package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(
        severity = Severity.INFO,
        summary = "Build in a stage of its own and ship what runs",
        covers = {"tally/prefer-multi-stage-build"})
public record BuildToolsShipped() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.stages().size() != 1 || !Workshop.hasSources(file.stages().getFirst())) {
            return;
        }
        var stage = file.stages().getFirst();
        var installed = Workshop.installed(stage);
        var step = Workshop.step(stage);
        var base = ImageUse.shipped(file).filter(use -> !Workshop.isPlain(use));
        if (installed.isPresent()) {
            var tool = installed.get();
            var message =
                    "The image ships the sources and `%s`, which only a build needs."
                            .formatted(tool.value());
            report.at(tool, message).about(tool.value());
        } else if (step.isPresent() && base.isPresent()) {
            var message =
                    "The image ships the sources and the build tools of `%s`, because `%s` runs in its only stage."
                            .formatted(base.get().name(), step.get().name());
            report.at(step.get().span(), message).about(step.get().name());
        }
    }
}
