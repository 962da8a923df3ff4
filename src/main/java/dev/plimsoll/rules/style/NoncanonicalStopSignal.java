package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Signal;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        off = true,
        summary = "Name the signal of STOPSIGNAL in full",
        covers = {"tally/prefer-canonical-stopsignal"})
public record NoncanonicalStopSignal() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.each(Stopsignal.class).stream()
                    .filter(_ -> !KnownSystem.isForWindows(stage))
                    .forEach(stop -> check(stop, report));
        }
    }

    private static void check(Stopsignal stop, Report report) {
        var written = stop.signal().text();
        boolean quoted = written.matches("\"[^\"\\\\$]*\"|'[^']*'");
        var text = quoted ? written.substring(1, written.length() - 1) : written;
        Signal.name(text)
                .filter(name -> !name.equals(written))
                .ifPresent(name ->
                        report.at(
                                stop.signal(),
                                Message.of("`%s` is `%s` in full.", written, name),
                                Fix.safe(Edit.replace(stop.signal(), name))));
    }
}
