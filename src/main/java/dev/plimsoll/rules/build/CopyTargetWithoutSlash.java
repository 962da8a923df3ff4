package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.WARNING,
        summary = "End the target of several sources with a slash",
        covers = {"DL3021", "DS-0011", "Copy With More Than Two Arguments Not Ending With Slash"})
public record CopyTargetWithoutSlash() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var copying : file.all(Copying.class)) {
            boolean several = copying.sources().size() + copying.heredocs().size() > 1;
            if (several) {
                file.value(copying.target(), copying)
                        .known()
                        .filter(target -> !isDirectory(target))
                        .ifPresent(_ -> tell(copying, report));
            }
        }
    }

    /** Docker takes {@code .} for {@code ./}, and drives of Windows have slashes of their own. */
    private static boolean isDirectory(String target) {
        return target.endsWith("/")
                || target.endsWith("\\")
                || target.equals(".")
                || target.equals("..")
                || target.endsWith("/.")
                || target.endsWith("/..");
    }

    private static void tell(Copying copying, Report report) {
        var target = copying.target();
        var draft =
                report.at(
                        target,
                        Message.of(
                                "Several sources go to one directory, but `%s` is the name of a"
                                        + " file too.",
                                target.text()));
        if (copying instanceof Instruction.Add) {
            draft.as();
        }
        if (target.isWhole() && target.text().matches("[\\w./$-]+")) {
            draft.fix(Fix.safe(Edit.insertAfter(target, "/")));
        }
    }
}
