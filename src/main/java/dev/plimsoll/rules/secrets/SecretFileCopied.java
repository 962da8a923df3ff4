package dev.plimsoll.rules.secrets;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.Set;

@Lint(
        severity = Severity.ERROR,
        summary = "Copy no keys, passwords or history into the image",
        covers = {})
public record SecretFileCopied() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var shipped = Set.copyOf(file.shippedStages());
        for (var stage : file.stages()) {
            for (var instruction : stage.instructions()) {
                if (instruction instanceof Copying copying) {
                    check(file, report, copying, shipped.contains(stage));
                }
            }
        }
    }

    private static void check(Dockerfile file, Report report, Copying copying, boolean shipped) {
        var target = file.value(copying.target(), copying).known().orElse("");
        for (var source : copying.sources()) {
            var path = file.value(source, copying).known().orElse("");
            if (!path.contains("://")) {
                SecretFile.of(path, target)
                        .ifPresent(kind ->
                                report.at(source, kind.message(path, shipped))
                                        .about(path)
                                        .level(shipped ? kind.level() : Severity.INFO));
            }
        }
    }
}
