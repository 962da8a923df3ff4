package dev.plimsoll.rules.powershell;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Name PowerShell once, as the SHELL",
        covers = {"tally/powershell/prefer-shell-instruction"})
public record PowershellWithoutShell() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var calls =
                    stage.calls("powershell", "pwsh").stream()
                            .filter(PowershellWithoutShell::isWhole)
                            .toList();
            if (calls.size() > 1) {
                report.at(
                                calls.getFirst().command().program(),
                                Message.of(
                                        "%d RUNs of this stage start PowerShell: `SHELL` can do"
                                                + " it.",
                                        calls.size()))
                        .about("");
            }
        }
    }

    /** Whether all that its RUN does is to give PowerShell a text. */
    private static boolean isWhole(Call call) {
        var outer = call.run().commands().stream().filter(each -> each.holder().isEmpty()).toList();
        return outer.equals(List.of(call.command())) && outer.size() < call.run().commands().size();
    }
}
