package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        summary = "Run commands of PowerShell as commands, not as text",
        covers = "powershell/PSAvoidUsingInvokeExpression")
public record InvokeExpression() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("invoke-expression")) {
            var program = call.command().program();
            report.at(program, Message.of("`%s` runs a text, whatever is in it.", program.value()))
                    .about(call.command().name());
        }
    }
}
