package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Shell;

@Lint(
        severity = INFO,
        off = true,
        summary = "Let curl try again before a build fails",
        covers = {"tally/prefer-curl-config"})
public record DownloadWithoutRetry() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var calls = file.calls("curl");
        if (calls.isEmpty() || file.source().text().contains("curlrc")) {
            return;
        }
        for (var stage : file.stages()) {
            stage.calls("curl").stream()
                    .filter(call ->
                            !call.command().hasFlag("--retry", "-K", "--config", "--version"))
                    .filter(call -> stage.environmentAt(call.run()).source("CURL_HOME").isEmpty())
                    .findFirst()
                    .ifPresent(call -> tell(call, report));
        }
    }

    private static void tell(Call call, Report report) {
        var draft =
                report.at(
                                call.command().program(),
                                "One lost packet fails the build: this `curl` does not try again.")
                        .about("curl");
        if (call.command().shell() instanceof Shell.Posix) {
            draft.fix(Fix.safe(call.command().adding(call.command().program(), "--retry 5")));
        }
    }
}
