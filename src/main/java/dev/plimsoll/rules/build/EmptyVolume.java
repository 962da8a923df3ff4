package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Volume;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(severity = Severity.ERROR, summary = "Give every volume a path")
public record EmptyVolume() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Volume.class)
                    .forEach(volume ->
                            volume.paths().stream()
                                    .filter(path -> isEmpty(file, volume, path))
                                    .forEach(path ->
                                            report.at(
                                                    path,
                                                    Message.of(
                                                            "`%s` is empty, so it is no path of a"
                                                                    + " volume.",
                                                            path.text()))));
        }
    }

    /** A path that is written empty is a fault of syntax already. */
    private static boolean isEmpty(Dockerfile file, Volume volume, Argument path) {
        return !path.text().isEmpty()
                && file.sureValue(path, volume).known().filter(String::isEmpty).isPresent();
    }
}
