package dev.plimsoll.rules.layout;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write long lists of commands as a here-document",
        covers = {"tally/prefer-run-heredoc"})
public record RunHeredocPreferred(
        @Option("From how many commands on a here-document is wanted.") int minCommands)
        implements Rule {

    public RunHeredocPreferred() {
        this(3);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Run.class).forEach(run -> check(run, report));
    }

    private void check(Run run, Report report) {
        if (!(run.form() instanceof ShellForm)
                || !run.heredocs().isEmpty()
                || !(run.script().shell() instanceof Shell.Posix)) {
            return;
        }
        var commands = run.commands();
        if (commands.size() >= minCommands
                && commands.stream().allMatch(command -> isLink(command, commands))
                && commands.stream().filter(command -> !cleansUp(command)).count() >= minCommands) {
            report.at(
                    run.keyword(),
                    Message.of(
                            "These %d commands read better in a here-document with `set -e`.",
                            commands.size()));
        }
    }

    /** Whether it stands alone, or after {@code &&}, in the chain of all. */
    private static boolean isLink(Command command, List<Command> all) {
        return command.context().depth() == 0
                && (command.context().joint() == Joint.AND || command.equals(all.getFirst()));
    }

    /** Such as {@code apt-get clean}: what every installation ends with makes no step long. */
    private static boolean cleansUp(Command command) {
        return command.is("rm")
                || command.operands().stream().anyMatch(word -> word.is("clean", "purge"));
    }
}
