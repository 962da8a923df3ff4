package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;

@Lint(
        severity = Severity.INFO,
        summary = "Give a file its mode with COPY --chmod",
        covers = {"tally/prefer-copy-chmod"})
public record ChmodAfterCopy() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        if (file.calls("chmod").isEmpty()) {
            return;
        }
        for (var stage : file.stages()) {
            Optional<Copy> previous = Optional.empty();
            for (var instruction : stage.instructions()) {
                if (previous.isPresent() && instruction instanceof Run run) {
                    check(file, previous.get(), run, report);
                }
                previous = single(instruction);
            }
        }
    }

    /** A COPY of one file whose mode is not given. */
    private static Optional<Copy> single(Instruction instruction) {
        return instruction instanceof Copy copy
                        && copy.sources().size() + copy.heredocs().size() == 1
                        && copy.flag("chmod").isEmpty()
                ? Optional.of(copy)
                : Optional.empty();
    }

    private static void check(Dockerfile file, Copy copy, Run run, Report report) {
        List<Command> commands = run.commands();
        if (commands.size() != 1 || !run.mounts().isEmpty()) {
            return;
        }
        var chmod = commands.getFirst();
        var words = chmod.arguments();
        boolean plain = chmod.is("chmod") && chmod.wrappers().isEmpty() && words.size() == 2;
        if (plain && isCopied(copy, words.getLast()) && words.getFirst().literal().isPresent()) {
            var mode = words.getFirst().value();
            var draft =
                    report.at(
                                    run,
                                    Message.of(
                                            "`COPY --chmod=%s` spares the layer that holds the file"
                                                    + " once more.",
                                            mode))
                            .about(copy.target().text());
            if (mode.matches("[0-7]{3,4}")) {
                draft.fix(
                        Fix.unsafe(
                                Edit.insertAfter(copy.keyword(), " --chmod=" + mode),
                                file.removal(run)));
            }
        }
    }

    private static boolean isCopied(Copy copy, Word path) {
        var target = copy.target().text();
        return path.literal().isPresent() && !target.endsWith("/") && target.equals(path.value());
    }
}
