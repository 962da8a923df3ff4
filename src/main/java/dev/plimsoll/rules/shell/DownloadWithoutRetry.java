package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;

import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Let curl try again before a build fails",
        covers = {"tally/prefer-curl-config"})
public record DownloadWithoutRetry() implements Rule {
    /** A stage with more calls has no fix. */
    private static final int MOST = 50;

    @Override
    public void check(Dockerfile file, Report report) {
        var calls = file.calls("curl");
        if (calls.isEmpty() || file.source().text().contains("curlrc")) {
            return;
        }
        for (var stage : file.stages()) {
            var once =
                    stage.calls("curl").stream()
                            .filter(call ->
                                    !call.command()
                                            .hasFlag("--retry", "-K", "--config", "--version"))
                            .filter(call ->
                                    stage.environmentAt(call.run()).source("CURL_HOME").isEmpty())
                            .limit(MOST + 1L)
                            .map(Call::command)
                            .toList();
            if (!once.isEmpty()) {
                tell(once, report);
            }
        }
    }

    /** One finding for a stage, and one fix for all of its calls. */
    private static void tell(List<Command> once, Report report) {
        var draft =
                report.at(
                                once.getFirst().program(),
                                "One lost packet fails the build: this `curl` does not try again.")
                        .about("curl");
        if (once.size() <= MOST
                && once.stream().allMatch(curl -> curl.shell() instanceof Shell.Posix)) {
            draft.fix(
                    new Fix(
                            true,
                            once.stream()
                                    .map(curl -> curl.adding(curl.program(), "--retry 5"))
                                    .toList()));
        }
    }
}
