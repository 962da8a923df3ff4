package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Once;

@Lint(
        severity = Severity.WARNING,
        summary = "Unset no variable of the image in a RUN",
        covers = {"S6581"})
public record UnsetWithoutEffect() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        var ends = Once.of(UnsetWithoutEffect::end);
        for (var call : file.calls("unset")) {
            int end = ends.get(call.run());
            if (call.command().span().start() > end && !call.command().hasFlag("-f", "-n")) {
                for (var name : call.command().operands()) {
                    check(call.stage(), call.run(), name, report);
                }
            }
        }
    }

    /**
     * Where the last command begins that does something else: what runs after an {@code unset} may
     * well be meant to run without the variable.
     */
    private static int end(Run run) {
        return run.startOfLast(command -> !command.is("unset", ":", "true"));
    }

    private static void check(Stage stage, Run run, Word name, Report report) {
        stage.environmentAt(run)
                .source(name.value())
                .filter(Env.class::isInstance)
                .ifPresent(_ ->
                        report.at(
                                name,
                                Message.of(
                                        "`%s` is set by ENV: it is back in the next RUN and in the"
                                                + " container.",
                                        name.value())));
    }
}
