package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Write ENTRYPOINT as a JSON array",
        covers = {
            "DL3025",
            "JSONArgsRecommended",
            "Not Using JSON In CMD And ENTRYPOINT Arguments",
            "prefer-json-notation",
            "S7019"
        })
public record ShellFormEntrypoint() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var inForce = file.finalStage().flatMap(stage -> stage.inherited(Entrypoint.class));
        for (var stage : file.stages()) {
            stage.each(Entrypoint.class).stream()
                    .filter(entrypoint -> ExecWords.isByShell(entrypoint.form()))
                    .forEach(entrypoint -> {
                        var form = (ShellForm) entrypoint.form();
                        if (inForce.filter(entrypoint::equals).isPresent()) {
                            check(file, report, entrypoint, form);
                        } else {
                            report.at(form, "A shell runs this `ENTRYPOINT`, where it is used.")
                                    .about(entrypoint.name())
                                    .as(known(file, entrypoint))
                                    .level(Severity.INFO);
                        }
                    });
        }
    }

    private static void check(
            Dockerfile file, Report report, Entrypoint entrypoint, ShellForm form) {
        var shell = StartingShell.of(file, entrypoint);
        // What looks like an array is none of words: another rule says so.
        var words =
                ExecWords.of(form)
                        .filter(_ -> shell.doesNothingElse() && !form.text().startsWith("["));
        boolean handsOver =
                ExecWords.startsWithExec(form) || (shell.handsOver() && words.isPresent());
        if (!handsOver) {
            var draft =
                    report.at(
                                    form,
                                    ExecWords.program(form)
                                            .map(program ->
                                                    Message.of(
                                                            "A shell stands between the container"
                                                                + " and `%s`: signals and arguments"
                                                                + " do not reach it.",
                                                            program))
                                            .orElse(
                                                    "A shell takes the signals and drops the"
                                                            + " arguments of `docker run`."))
                            .about(entrypoint.name())
                            .as(known(file, entrypoint));
            fix(file, form, words).ifPresent(draft::fix);
        } else if (words.isPresent()) {
            var draft =
                    report.at(
                                    form,
                                    Message.of(
                                            "A shell starts `%s` and drops the arguments of `docker"
                                                    + " run`.",
                                            ExecWords.program(form).orElse("sh")))
                            .about(entrypoint.name())
                            .as(known(file, entrypoint))
                            .level(Severity.INFO);
            fix(file, form, words).ifPresent(draft::fix);
        }
    }

    private static String[] known(Dockerfile file, Entrypoint entrypoint) {
        return ShellFormIds.of(file, entrypoint);
    }

    /** Without a shell a CMD becomes arguments, so the program may do something else. */
    private static Optional<Fix> fix(Dockerfile file, ShellForm form, Optional<String> words) {
        boolean hasCommand =
                file.finalStage().flatMap(stage -> stage.inherited(Cmd.class)).isPresent();
        return words.map(json -> Edit.replace(form, json))
                .map(edit -> hasCommand ? Fix.unsafe(edit) : Fix.safe(edit));
    }
}
