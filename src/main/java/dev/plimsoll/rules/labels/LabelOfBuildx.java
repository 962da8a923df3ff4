package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = INFO,
        off = true,
        summary = "Leave the labels of git to buildx",
        covers = {"tally/labels/no-buildx-git-overlap"})
public record LabelOfBuildx() implements Rule {
    private static final Set<String> LABELS =
            Set.of(
                    "org.opencontainers.image.revision",
                    "org.opencontainers.image.source",
                    "com.docker.image.source.entrypoint");

    @Override
    public void check(Dockerfile file, Report report) {
        file.shippedStages().stream()
                .flatMap(stage -> stage.all(Label.class).stream())
                .flatMap(label -> label.pairs().stream())
                .filter(pair -> LABELS.contains(pair.name()))
                .forEach(pair ->
                        report.at(
                                        pair.key(),
                                        Message.of(
                                                "With `BUILDX_GIT_LABELS` buildx sets `%s` itself.",
                                                pair.name()))
                                .about(pair.name()));
    }
}
