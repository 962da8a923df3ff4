package dev.plimsoll.rules.shell;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Sure;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.Set;

@Lint(
        severity = WARNING,
        summary = "Let a RUN fail when any part of a pipe does",
        covers = {"DL4006", "Shell Running A Pipe Without Pipefail Flag", "set-pipefail"})
public record PipeWithoutPipefail() implements Rule {
    /**
     * What fails never, or only looks something up, so that what reads it fails instead; {@code
     * yes} even must fail.
     */
    private static final Set<String> HARMLESS =
            Set.of(
                    "echo",
                    "printf",
                    "yes",
                    "true",
                    ":",
                    "env",
                    "set",
                    "ls",
                    "cat",
                    "dpkg",
                    "dpkg-query",
                    "apt-mark",
                    "apk",
                    "rpm",
                    "id",
                    "uname",
                    "find",
                    "ldd",
                    "locale",
                    "grep",
                    "awk",
                    "sed",
                    "cut",
                    "tr",
                    "sort",
                    "uniq",
                    "head",
                    "tail",
                    "xargs");

    /** What fails by itself on an input that is empty or broken off. */
    private static final Set<String> WATCHFUL =
            Set.of("tar", "bsdtar", "unzip", "gunzip", "bunzip2", "unxz", "gpg", "apt-key", "grep");

    private static final Set<String> DOWNLOADS = Set.of("curl", "wget", "aria2c", "gsutil", "aws");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            for (var run : stage.runs()) {
                for (var command : run.commands()) {
                    if (isUnwatched(stage, command)) {
                        check(file, stage, run, command, report);
                        break;
                    }
                }
            }
        }
    }

    private static void check(
            Dockerfile file, Stage stage, Run run, Command command, Report report) {
        var draft = tell(stage, command, command.pipeline().getLast(), report);
        shell(stage)
                .map(shell ->
                        Edit.insertBefore(file.lineAbove(run), shell + file.source().lineBreak()))
                .filter(_ -> stage.shellAt(run).isEmpty())
                .filter(_ -> stage.instructions().contains(run))
                .ifPresent(edit -> draft.fix(Fix.unsafe(edit)));
    }

    private static Report.Draft tell(Stage stage, Command command, Command last, Report report) {
        boolean downloads = DOWNLOADS.contains(command.name());
        boolean watched = WATCHFUL.contains(last.name());
        var effect =
                watched
                        ? Message.of("only `%s` can tell.", last.program().value())
                        : "the pipe hides it and the build goes on.";
        // Only where the shell does not know the option is a pipe unwatched under it.
        boolean stops =
                command.context().pipefail()
                        && KnownSystem.below(stage).shell() == KnownSystem.Shell.DASH;
        var message =
                stops
                        ? "The `sh` of this image does not know `pipefail`: it stops there."
                        : Message.of("Where `%s` fails, ", command.program().value()) + effect;
        return report.at(command.program(), message)
                .about(command.name())
                .level(downloads && !watched ? WARNING : INFO);
    }

    private static boolean isUnwatched(Stage stage, Command command) {
        var context = command.context();
        return command.pipedTo().isPresent()
                && command.shell() instanceof Shell.Posix shell
                && !(context.pipefail() && knows(shell, stage))
                && !context.excused()
                && !context.uncalled()
                && !context.substitution()
                && !command.name().isEmpty()
                && !HARMLESS.contains(command.name());
    }

    /** Whether a shell takes the option: dash does not, and an empty image has none. */
    private static boolean knows(Shell.Posix shell, Stage stage) {
        return !shell.name().equals("sh")
                || switch (KnownSystem.below(stage).shell()) {
                    case DASH, CMD, NONE -> false;
                    case ASH, BASH, UNKNOWN -> true;
                };
    }

    /** The SHELL to set, where the base is known to have it. */
    private static Optional<String> shell(Stage stage) {
        var system = KnownSystem.below(stage);
        if (system.shell() == KnownSystem.Shell.ASH) {
            return Optional.of("SHELL [\"/bin/ash\", \"-eo\", \"pipefail\", \"-c\"]");
        }
        return system.has("bash") == Sure.YES
                ? Optional.of("SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]")
                : Optional.empty();
    }
}
