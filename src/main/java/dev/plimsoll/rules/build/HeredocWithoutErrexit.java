package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(severity = Severity.WARNING, summary = "Begin the script of a RUN with set -e")
public record HeredocWithoutErrexit() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var run : file.all(Run.class)) {
            if (run.heredocs().size() == 1 && isScript(file, run)) {
                check(file, run, run.heredocs().getFirst(), report);
            }
        }
    }

    /** Whether the heredoc is what is run: nothing else stands on the line. */
    private static boolean isScript(Dockerfile file, Run run) {
        return file.source().text(run.form()).strip().startsWith("<<")
                && run.script().shell() instanceof Shell.Posix
                && !run.heredocs().getFirst().body().startsWith("#!");
    }

    private static void check(Dockerfile file, Run run, Heredoc heredoc, Report report) {
        var unheeded = run.commands().stream().filter(each -> isUnheeded(run, each)).findFirst();
        if (unheeded.isPresent()) {
            report.at(
                            unheeded.get(),
                            Message.of(
                                    "If `%s` fails here, the script goes on and the build"
                                            + " succeeds.",
                                    unheeded.get().name()))
                    .about(heredoc.name())
                    .fix(
                            Fix.unsafe(
                                    Edit.insertBefore(
                                            heredoc, "set -e" + file.source().lineBreak())));
        }
    }

    /** The first command of a line of the script, whose failure nothing looks at. */
    private static boolean isUnheeded(Run run, Command command) {
        var context = command.context();
        boolean plain =
                !context.errexit()
                        && !context.tested()
                        && !context.conditional()
                        && !context.background()
                        && !context.uncalled()
                        && context.depth() == 0
                        && command.pipedTo().isEmpty();
        return plain && !HARMLESS.contains(command.name()) && !isLastLine(run, command);
    }

    /** Commands that hardly fail, or whose failure says nothing. */
    private static final List<String> HARMLESS =
            List.of(
                    "echo", "printf", "set", "export", "true", ":", "unset", "umask", "cd",
                    "alias");

    private static boolean isLastLine(Run run, Command command) {
        return run.commands().stream()
                .filter(each -> each.context().depth() == 0)
                .filter(each -> each.span().start() > command.span().start())
                .allMatch(each -> each.context().joint() == dev.plimsoll.shell.Context.Joint.AND);
    }
}
