package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

@Lint(
        severity = Severity.ERROR,
        summary = "Use only what Windows containers have",
        covers = {
            "tally/windows/no-run-mounts",
            "tally/windows/no-chown-flag",
            "tally/windows/no-stopsignal"
        })
public record UnsupportedOnWindows() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            if (KnownSystem.isForWindows(stage)) {
                stage.instructions().forEach(each -> check(file, each, report));
            }
        }
    }

    private static void check(Dockerfile file, Instruction instruction, Report report) {
        switch (instruction) {
            case Run run when !run.mounts().isEmpty() ->
                    report.at(
                                    run.mounts().getFirst(),
                                    "Windows containers have no mounts of RUN: the build fails"
                                            + " here.")
                            .as("tally/windows/no-run-mounts");
            case Copying copying ->
                    copying.flag("chown").ifPresent(flag -> chown(file, copying, flag, report));
            case Stopsignal stop ->
                    report.at(stop.signal(), "Windows has no signals: this does nothing.")
                            .as("tally/windows/no-stopsignal")
                            .level(Severity.WARNING)
                            .fix(Fix.safe(file.removal(stop)));
            default -> {}
        }
    }

    private static void chown(Dockerfile file, Copying copying, Flag flag, Report report) {
        var text = file.source().text();
        int end = flag.span().end();
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        report.at(flag, "Windows ignores `--chown`: what is copied belongs to an administrator.")
                .about(copying.target().text())
                .as("tally/windows/no-chown-flag")
                .level(Severity.WARNING)
                .fix(Fix.safe(Edit.delete(new Span(flag.span().start(), end))));
    }
}
