package dev.plimsoll.rules.layout;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Context.Joint;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Change the directory with WORKDIR",
        covers = {
            "DL3003",
            "DS-0013",
            "RUN Instruction Using 'cd' Instead of WORKDIR",
            "use-workdir",
            "S6597"
        })
public record CdInsteadOfWorkdir() implements Rule {
    /** A cd by itself, so that a shell under {@code -e} ends with it. */
    private static final Pattern JOINED = Pattern.compile("\\s*cd\\s+[^;&|]+;");

    /** Who finds a cd that nothing follows, wherever it stands. */
    private static final String[] AT_END = {"DL3003", "S6597"};

    @Override
    public void check(Dockerfile file, Report report) {
        var all = file.instructions();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Run run
                    && (run.heredocs().isEmpty() || run.document().isPresent())) {
                var next =
                        i + 1 < all.size()
                                ? Optional.of(all.get(i + 1))
                                : Optional.<Instruction>empty();
                check(report, run, new WorkdirFix(file, run, next, file.directoryAt(run)));
            }
        }
    }

    private static void check(Report report, Run run, WorkdirFix fix) {
        if (!(run.form() instanceof ShellForm shell)
                || shell.script().commands().isEmpty()
                || !shell.script().unreadable().isEmpty()) {
            return;
        }
        var commands = shell.script().commands();
        endsIn(commands)
                .ifPresent(last ->
                        report.at(
                                        last.program(),
                                        "This `cd` ends with its `RUN`, so it has no effect.")
                                .about(last.operands().getFirst().value())
                                .as(AT_END));
        var cd = commands.getFirst();
        var path = path(cd);
        var document = run.document().map(Heredoc::body);
        if (path.isPresent() && document.orElse(shell.text()).strip().equals(cd.toString())) {
            report.at(cd.program(), "This `cd` ends with its `RUN`, so it has no effect.")
                    .about(path.get())
                    .as(document.isPresent() ? AT_END : known(path.get()));
            return;
        }
        boolean opens = cd.span().start() == shell.span().start() && cd.context().depth() == 0;
        if (path.isEmpty() || !opens || cd.context().background() || goesBack(shell)) {
            return;
        }
        var rest = commands.subList(1, commands.size());
        if (!rest.isEmpty() && staysThere(rest, path.get()) && !isMounted(run, path.get())) {
            var message =
                    Message.of(
                            "This `RUN` changes to `%s` before anything else, which is what"
                                    + " `WORKDIR` is for.",
                            path.get());
            var draft =
                    report.at(cd.program(), message)
                            .about(path.get())
                            .as(known(path.get()))
                            .level(fix.ships() ? Severity.WARNING : Severity.INFO);
            if (cd.words().size() == 2 && path.get().indexOf(' ') < 0) {
                fix.of(cd, rest.getFirst(), endsWithoutPlace(cd, shell)).ifPresent(draft::fix);
            }
        }
    }

    /** The cd that a list of several commands ends with. */
    private static Optional<Command> endsIn(List<Command> commands) {
        var last = commands.getLast();
        boolean ends =
                commands.size() > 1
                        && last.is("cd")
                        && last.context().depth() == 0
                        && !last.context().subshell()
                        && (last.context().joint() == Joint.AND
                                || last.context().joint() == Joint.THEN);
        return Optional.of(last).filter(_ -> ends && last.operands().size() == 1);
    }

    /** Whether nothing of the RUN is done where the directory is not there, as after a WORKDIR. */
    private static boolean endsWithoutPlace(Command cd, ShellForm shell) {
        var text = shell.text();
        boolean list = text.indexOf(';') >= 0 || text.indexOf('\n') >= 0 || text.contains("||");
        return !list || (cd.context().errexit() && JOINED.matcher(text).lookingAt());
    }

    /** Whether it asks the shell where it was before the cd. */
    private static boolean goesBack(ShellForm shell) {
        return shell.text().contains("OLDPWD") || shell.text().contains("~-");
    }

    /** KICS looks at relative paths only. */
    private static String[] known(String path) {
        return path.startsWith("/")
                ? new String[] {"DL3003", "DS-0013", "use-workdir", "S6597"}
                : new String[] {
                    "DL3003",
                    "DS-0013",
                    "RUN Instruction Using 'cd' Instead of WORKDIR",
                    "use-workdir",
                    "S6597"
                };
    }

    /** Where it goes, if that can be read. */
    private static Optional<String> path(Command cd) {
        if (!cd.words().getFirst().is("cd") || !cd.assignments().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cd.arguments().stream().filter(word -> !word.is("-L", "-P")).toList())
                .filter(words -> words.size() == 1)
                .flatMap(words -> words.getFirst().literal())
                .filter(path -> path.matches("[\\w./+@-][\\w./+@ -]*"))
                .filter(path -> !path.startsWith("-"));
    }

    private static boolean staysThere(List<Command> rest, String path) {
        var joint = rest.getFirst().context().joint();
        return (joint == Joint.AND || joint == Joint.THEN || rest.getFirst().context().depth() > 0)
                && rest.stream().noneMatch(command -> leaves(command, path));
    }

    private static boolean leaves(Command command, String path) {
        return command.is("cd", "pushd", "popd", "exit")
                || (command.is("rm", "mv")
                        && command.operands().stream()
                                .anyMatch(word -> isAround(word.value(), path)));
    }

    /** Whether a path is the directory, or holds it. */
    private static boolean isAround(String outer, String path) {
        var plain = outer.replaceFirst("/+\\*?$", "");
        return outer.startsWith("..")
                || path.equals(plain)
                || path.startsWith(plain + "/")
                || plain.equals(".");
    }

    private static boolean isMounted(Run run, String path) {
        return run.mounts().stream()
                .flatMap(mount -> mount.target().stream())
                .map(Argument::text)
                .anyMatch(target -> (path + "/").startsWith(target.replaceFirst("/*$", "/")));
    }
}
