package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = WARNING,
        summary = "Choose the shell with SHELL",
        covers = {"DL4005", "Changing Default Shell Using RUN Command", "use-shell-instruction"})
public record DefaultShellReplaced() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("ln", "mv", "cp")) {
            var operands = call.command().operands();
            if (operands.size() == 2 && operands.getLast().is("/bin/sh", "/usr/bin/sh")) {
                check(call, operands, report);
            }
        }
    }

    private static void check(Call call, List<Word> operands, Report report) {
        var shell = operands.getFirst().value();
        var draft =
                report.at(
                                call.command().program(),
                                Message.of(
                                        "This makes `%s` the shell of every script in the image,"
                                                + " not only of this build.",
                                        shell))
                        .about(shell);
        boolean alone =
                call.run().commands().size() == 1
                        && call.run().span().end() == call.command().span().end()
                        && call.stage().instructions().contains(call.run());
        if (alone && shell.matches("(?:/usr)?/bin/[a-z]+")) {
            var instruction = "SHELL [\"%s\", \"-c\"]".formatted(shell);
            draft.fix(Fix.unsafe(Edit.replace(call.run(), instruction)));
        }
    }
}
