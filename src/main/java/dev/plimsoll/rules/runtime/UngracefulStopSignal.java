package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Locale;
import java.util.Set;

@Lint(
        severity = WARNING,
        summary = "Stop containers with a signal that their program can answer",
        covers = {"tally/no-ungraceful-stopsignal"})
public record UngracefulStopSignal() implements Rule {
    /** SIGKILL and SIGSTOP, by name and by number on Linux. */
    private static final Set<String> DEAF = Set.of("KILL", "9", "STOP", "19");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Stopsignal.class).forEach(each -> check(file, stage, each, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Stopsignal stop, Report report) {
        var signal = file.value(stop.signal(), stop).known().orElse("");
        var name = signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        if (DEAF.contains(name) && !StartingShell.isWindows(file, stage)) {
            report.at(stop.signal(), Message.of("No program can answer `%s`.", signal))
                    .about(signal)
                    .level(file.ships(stage) ? WARNING : INFO)
                    .fix(Fix.unsafe(Edit.replace(stop.signal(), "SIGTERM")));
        }
    }
}
