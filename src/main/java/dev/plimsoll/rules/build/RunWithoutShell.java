package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.ERROR,
        summary = "Run nothing by a shell that is not there",
        covers = {"tally/shell-run-in-scratch"},
        insteadOf = {"shell-form-entrypoint", "shell-form-cmd", "healthcheck-tool-missing"})
public record RunWithoutShell() implements Rule {
    /** Where a copy may bring a shell to, or unpack a whole system. */
    private static final Pattern PLACE_OF_SHELL =
            Pattern.compile(
                    "/+|/*(?:usr/+(?:local/+)?)?s?bin(?:/.*)?|/*usr/*|.*busybox.*|.*/(?:ba)?sh");

    @Override
    public void check(Dockerfile file, Report report) {
        var bare = new BitSet();
        for (var stage : file.stages()) {
            if (!isBare(stage, bare)) {
                continue;
            }
            var inspection = new Inspection(file, stage, report);
            if (inspection.staysBare()) {
                bare.set(stage.index());
            }
        }
    }

    private static boolean isBare(Stage stage, BitSet bare) {
        return stage.parent()
                .map(parent -> bare.get(parent.index()))
                .orElseGet(() -> KnownSystem.find(stage.base()).shell() == KnownSystem.Shell.NONE);
    }

    /** One pass over a stage that begins without a shell. */
    private record Inspection(Dockerfile file, Stage stage, Report report) {

        /** Whether it ends without one; it ends with the first RUN that cannot run, too. */
        boolean staysBare() {
            for (var each : stage.instructions()) {
                if (mayBringShell(each)) {
                    return false;
                }
                if (each instanceof Instruction.Run run) {
                    // Nothing of what follows is built, so nothing else is worth saying of it.
                    tell(run, "this `RUN` cannot run.", run.span().to(stage));
                    return false;
                }
            }
            if (file.finalStage().filter(stage::equals).isPresent()) {
                tell(stage.inherited(Instruction.Entrypoint.class), "the image does not start.");
                tell(stage.inherited(Instruction.Cmd.class), "the image does not start.");
                tell(stage.inherited(Instruction.Healthcheck.class), "the check always fails.");
            }
            return true;
        }

        private void tell(Optional<? extends Instruction> instruction, String consequence) {
            instruction
                    .filter(each -> isByShell(each) && stage.shellAt(each).isEmpty())
                    .ifPresent(each -> tell(each, consequence, each.span()));
        }

        private void tell(Instruction instruction, String consequence, Span cause) {
            var message =
                    Message.of(
                            "`%s` has no shell, so %s",
                            stage.bottom().from().image().text(), consequence);
            report.at(instruction.keyword(), message).cause(cause);
        }

        /**
         * An exec form may set up a shell, a mount may lend one, and a here-document may name its
         * own interpreter.
         */
        private boolean mayBringShell(Instruction instruction) {
            return switch (instruction) {
                case Instruction.Shell _ -> true;
                case Instruction.Run run ->
                        !isByShell(run) || !run.mounts().isEmpty() || !run.heredocs().isEmpty();
                case Copying copying ->
                        file.value(copying.target(), copying)
                                .known()
                                .flatMap(path -> Paths.rooted(file.directoryAt(copying), path))
                                .map(target -> PLACE_OF_SHELL.matcher(target).matches())
                                .orElse(true);
                default -> false;
            };
        }
    }

    private static boolean isByShell(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Run run -> run.form() instanceof Form.ShellForm;
            case Instruction.Cmd cmd -> cmd.form() instanceof Form.ShellForm;
            case Instruction.Entrypoint entry -> entry.form() instanceof Form.ShellForm;
            case Instruction.Healthcheck check ->
                    check.test().filter(Form.ShellForm.class::isInstance).isPresent();
            default -> false;
        };
    }
}
