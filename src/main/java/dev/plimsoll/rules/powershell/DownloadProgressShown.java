package dev.plimsoll.rules.powershell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        summary = "Switch off the progress bar of downloads",
        covers = {"tally/powershell/progress-preference"})
public record DownloadProgressShown() implements Rule {
    private static final Preference PROGRESS =
            new Preference("ProgressPreference", "SilentlyContinue");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("invoke-webrequest")) {
            if (Preference.reads(call) && !PROGRESS.isSet(file, call.stage(), call.run())) {
                var draft =
                        report.at(
                                        call.command().program(),
                                        Message.of(
                                                "This draws its progress for nobody, and is slow:"
                                                        + " set `%s`.",
                                                PROGRESS.setting()))
                                .about(call.command().name());
                PROGRESS.setBefore(call.run()).ifPresent(edit -> draft.fix(Fix.safe(edit)));
            }
        }
    }
}
