package dev.plimsoll.rules.powershell;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

@Lint(
        severity = WARNING,
        summary = "Let PowerShell stop at the first error",
        covers = {"tally/powershell/error-action-preference"})
public record PowershellErrorsIgnored() implements Rule {
    private static final Preference ERRORS = new Preference("ErrorActionPreference", "Stop");

    @Override
    public void check(Dockerfile file, Report report) {
        boolean runs = !file.calls("powershell", "pwsh").isEmpty();
        if (!runs && file.all(Instruction.Shell.class).isEmpty()) {
            return;
        }
        for (var stage : file.stages()) {
            stage.all(Run.class).forEach(run -> check(file, stage, run, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Run run, Report report) {
        for (var statements : scripts(run)) {
            var unheeded = unheeded(statements);
            if (unheeded.isPresent() && !ERRORS.isSet(file, stage, run)) {
                var draft =
                        report.at(
                                unheeded.get(),
                                Message.of(
                                        "If `%s` fails, the script goes on: set `%s`.",
                                        unheeded.get().program().text(), ERRORS.setting()));
                ERRORS.setBefore(run).ifPresent(edit -> draft.fix(Fix.unsafe(edit)));
                return;
            }
        }
    }

    /** The statements of each text that PowerShell is given: the first commands of pipelines. */
    private static Iterable<List<Command>> scripts(Run run) {
        var scripts = new LinkedHashMap<Optional<Command>, List<Command>>();
        for (var command : run.commands()) {
            if (Preference.reads(command)) {
                int top = command.holder().map(each -> each.context().depth() + 1).orElse(0);
                boolean heads = command.context().joint() != Joint.PIPE;
                if (heads && command.context().depth() == top) {
                    scripts.computeIfAbsent(command.holder(), _ -> new ArrayList<>()).add(command);
                }
            }
        }
        return scripts.values();
    }

    /** The first of which the failure is passed over. */
    private static Optional<Command> unheeded(List<Command> statements) {
        for (int i = 0; i + 1 < statements.size(); i++) {
            var command = statements.get(i);
            if (canFail(command) && statements.get(i + 1).context().joint() == Joint.THEN) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    /** Whether it is a command of PowerShell itself that may fail and says nothing of it. */
    private static boolean canFail(Command command) {
        return command.name().indexOf('-') > 0
                && !command.is("write-host", "write-output", "write-verbose", "start-sleep")
                && !command.hasFlag("-ErrorAction", "-ea");
    }
}
