package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Build in a stage of its own and ship what runs",
        covers = {"tally/prefer-multi-stage-build"})
public record BuildToolsShipped() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.stages().size() == 1) {
            single(file, file.stages().getFirst(), report);
        } else if (isProgram(file) && takesFromStages(file)) {
            file.shippedStages().forEach(stage -> afterStages(stage, report));
        }
    }

    private static void single(Dockerfile file, Stage stage, Report report) {
        if (!Workshop.hasSources(stage)) {
            return;
        }
        var installed = Workshop.installed(stage);
        var step = Workshop.step(stage);
        var base = ImageUse.shipped(file).filter(use -> !Workshop.isPlain(use));
        if (installed.isPresent()) {
            var tool = installed.get();
            var message =
                    Message.of(
                            "The image ships the sources and `%s`, which only a build needs.",
                            tool.value());
            report.at(tool, message).about(tool.value());
        } else if (step.isPresent() && base.isPresent()) {
            var message =
                    Message.of(
                            "The image ships the sources and the build tools of `%s`, because `%s`"
                                    + " runs in its only stage.",
                            base.get().name(), step.get().name());
            report.at(step.get().span(), message).about(step.get().name());
        }
    }

    /** An image that starts nothing is made to build others on. */
    private static boolean isProgram(Dockerfile file) {
        return file.finalStage()
                .filter(stage -> !stage.isForDevelopment())
                .filter(stage ->
                        stage.inherited(Instruction.Cmd.class).isPresent()
                                || stage.inherited(Instruction.Entrypoint.class).isPresent())
                .isPresent();
    }

    /** Whether what other stages have built comes into the image by a copy. */
    private static boolean takesFromStages(Dockerfile file) {
        return file.shippedStages().stream()
                .flatMap(stage -> file.graph().uses(stage).stream())
                .anyMatch(use -> use.at() instanceof Instruction.Copy && use.taken().isPresent());
    }

    /** What is installed where nothing is built is for a build all the same. */
    private static void afterStages(Stage stage, Report report) {
        if (Workshop.step(stage).isPresent()) {
            return;
        }
        Workshop.installed(stage)
                .ifPresent(tool ->
                        report.at(
                                        tool,
                                        Message.of(
                                                "The image ships `%s`, though other stages do the"
                                                        + " building.",
                                                tool.value()))
                                .about(tool.value())
                                .as());
    }
}
