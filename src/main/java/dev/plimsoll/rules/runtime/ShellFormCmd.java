package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Set;

@Lint(
        severity = INFO,
        summary = "Write CMD as a JSON array",
        covers = {
            "DL3025",
            "JSONArgsRecommended",
            "Not Using JSON In CMD And ENTRYPOINT Arguments",
            "prefer-json-notation",
            "S7019"
        })
public record ShellFormCmd() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        // A stage that only serves another starts nothing; one that serves none is a target.
        var served =
                Lazy.of(() ->
                        Set.copyOf(file.finalStage().map(file.graph()::needed).orElse(List.of())));
        for (var stage : file.stages()) {
            stage.each(Cmd.class).stream()
                    .filter(cmd -> ExecWords.isByShell(cmd.form()))
                    .filter(_ -> file.ships(stage) || !served.get().contains(stage))
                    .forEach(cmd -> check(file, stage, cmd, (ShellForm) cmd.form(), report));
        }
    }

    private static void check(
            Dockerfile file, Stage stage, Cmd cmd, ShellForm form, Report report) {
        if (ExecWords.startsWithExec(form)) {
            return;
        }
        var message =
                ExecWords.program(form)
                        .map(program ->
                                Message.of(
                                        "A shell runs this `CMD`: signals for `%s` reach the shell"
                                                + " first.",
                                        program))
                        .orElse("A shell runs this `CMD`: signals reach it first.");
        var draft = report.at(form, message).about(cmd.name()).as(ShellFormIds.of(file, cmd));
        // What looks like an array is none of words: another rule says so.
        ExecWords.of(form)
                .filter(_ -> !form.text().startsWith("["))
                .filter(_ -> StartingShell.of(file, cmd).doesNothingElse())
                .map(json -> Edit.replace(form, json))
                .ifPresent(edit -> draft.fix(new Fix(isStartedAsIs(stage), List.of(edit))));
    }

    /** Whether no entrypoint stands between, which may look at the words that it is given. */
    private static boolean isStartedAsIs(Stage stage) {
        return stage.inherited(Entrypoint.class).isEmpty()
                && KnownBase.below(stage)
                        .filter(base -> base.runsAs() == KnownBase.RunsAs.ROOT)
                        .isPresent();
    }
}
