package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Set WORKDIR before a relative target of COPY",
        covers = {"DL3045"})
public record CopyToRelativeTarget() implements Rule {
    private static final Pattern ABSOLUTE =
            Pattern.compile("[/\\\\].*|[A-Za-z]:.*", Pattern.DOTALL);

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            for (var copying : stage.all(Copying.class)) {
                if (stage.workdirAt(copying).isPresent()) {
                    break;
                }
                file.sureValue(copying.target(), copying)
                        .known()
                        .filter(target -> !ABSOLUTE.matcher(target).matches())
                        .ifPresent(target -> tell(stage, copying, target, report));
            }
        }
    }

    /** Many images have a WORKDIR of their own. */
    private static void tell(Stage stage, Copying copying, String target, Report report) {
        var system = KnownSystem.below(stage);
        boolean atRoot = system.workdir().filter("/"::equals).isPresent();
        if (system.workdir().isPresent() && !atRoot) {
            return;
        }
        var draft =
                report.at(
                        copying.target(),
                        atRoot
                                ? Message.of(
                                        "`%s` is relative, and no WORKDIR is set: the files go to"
                                                + " `/`.",
                                        target)
                                : Message.of(
                                        "`%s` is relative to the WORKDIR of the base image, which"
                                                + " this file does not show.",
                                        target));
        if (!atRoot) {
            draft.level(Severity.INFO);
        }
        if (copying instanceof Instruction.Add) {
            draft.as();
        }
    }
}
