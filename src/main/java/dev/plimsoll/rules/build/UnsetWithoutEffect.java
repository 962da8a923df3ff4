package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

@Lint(
        severity = Severity.WARNING,
        summary = "Unset no variable of the image in a RUN",
        covers = {"S6581"})
public record UnsetWithoutEffect() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("unset")) {
            if (!call.command().hasFlag("-f", "-n") && isLast(call.run(), call.command())) {
                for (var name : call.command().operands()) {
                    check(call.stage(), call.run(), name, report);
                }
            }
        }
    }

    /** What comes after it in the same RUN may well be meant to run without the variable. */
    private static boolean isLast(Run run, Command unset) {
        return run.commands().reversed().stream()
                .takeWhile(each -> each.span().start() > unset.span().start())
                .allMatch(each -> each.is("unset", ":", "true"));
    }

    private static void check(Stage stage, Run run, Word name, Report report) {
        stage.environmentAt(run)
                .source(name.value())
                .filter(Env.class::isInstance)
                .ifPresent(_ ->
                        report.at(
                                name,
                                "`%s` is set by ENV: it is back in the next RUN and in the container."
                                        .formatted(name.value())));
    }
}
