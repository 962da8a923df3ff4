package dev.plimsoll.rules.permissions;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Let not everybody write to a file",
        covers = {"S2612", "tally/world-writable-state-path-workaround"})
public record WorldWritableMode() implements Rule {
    private static final Pattern TEMPORARY =
            Pattern.compile("(/var/tmp|/tmp|/dev/shm|/run/lock|/var/lock|/var/crash)(/.*)?");
    private static final Pattern DEVICE = Pattern.compile("/dev/.*|/proc/.*");

    @Override
    public void check(Dockerfile file, Report report) {
        // The mode of a file goes with it from stage to stage.
        var taken = Lazy.of(() -> Taken.of(file));
        for (var stage : file.stages()) {
            Predicate<List<String>> ships = paths -> taken.get().mayHold(stage, paths);
            for (var call : ModeChange.calls(stage)) {
                check(file, call, report, ships);
            }
            stage.each(Copying.class).forEach(copying -> check(file, copying, report, ships));
        }
    }

    private static void check(
            Dockerfile file, Call call, Report report, Predicate<List<String>> ships) {
        for (var change : ModeChange.in(call.command(), call.variables())) {
            if (!change.mode().isSticky() || change.recursive()) {
                tell(file, change.place(), change.mode(), change.paths(), report, ships)
                        .ifPresent(finding -> finding.as(known(call.run(), call.command())));
            }
        }
    }

    /** Sonar looks at chmod, tally at mkdir too; what find and xargs call is seen by neither. */
    private static String[] known(Run run, Command command) {
        if (!command.is("chmod", "mkdir") || command.wrappers().contains("xargs")) {
            return new String[0];
        }
        var ids = new ArrayList<String>();
        if (command.is("chmod")) {
            ids.add("S2612");
        }
        if (run.script().named("chgrp").noneMatch(WorldWritableMode::givesToRoot)) {
            ids.add("tally/world-writable-state-path-workaround");
        }
        return ids.toArray(String[]::new);
    }

    /** Such as {@code chgrp -R 0 /app}: what OpenShift asks for, and tally leaves alone. */
    private static boolean givesToRoot(Command command) {
        return command.arguments().stream()
                .anyMatch(word -> word.is("0", "root") || word.value().startsWith("--reference"));
    }

    private static void check(
            Dockerfile file, Copying copying, Report report, Predicate<List<String>> ships) {
        copying.flag("chmod")
                .flatMap(Flag::value)
                .ifPresent(mode ->
                        tell(
                                file,
                                mode,
                                Mode.of(file.value(mode, copying).known().orElse("")),
                                List.of(copying.target().text()),
                                report,
                                ships));
    }

    private static Optional<Report.Draft> tell(
            Dockerfile file,
            Located place,
            Mode mode,
            List<String> paths,
            Report report,
            Predicate<List<String>> ships) {
        boolean temporary = all(paths, TEMPORARY);
        boolean meant = all(paths, DEVICE) || (temporary && mode.isSticky());
        if (!mode.isWorldWritable() || meant) {
            return Optional.empty();
        }
        var path = paths.isEmpty() ? "" : paths.getFirst().replaceAll("^\"|\"$", "");
        var finding =
                report.at(
                                place,
                                Message.of(
                                        "The mode `%s` lets every user write to %s.",
                                        mode.text(),
                                        path.isEmpty() ? "what it is given" : Message.code(path)))
                        .about(path)
                        .level(mode.isSticky() || !ships.test(paths) ? INFO : WARNING);
        boolean written = file.source().text(place).endsWith(mode.text());
        if (mode.isSticky() || !written) {
            return Optional.of(finding);
        }
        if (temporary) {
            mode.withSticky().ifPresent(text -> finding.fix(Fix.safe(fixed(place, mode, text))));
        } else {
            mode.withoutOthers()
                    .ifPresent(text -> finding.fix(Fix.unsafe(fixed(place, mode, text))));
        }
        return Optional.of(finding);
    }

    private static boolean all(List<String> paths, Pattern pattern) {
        return !paths.isEmpty() && paths.stream().allMatch(path -> pattern.matcher(path).matches());
    }

    /** Puts another mode at the end of the word, after such as {@code --mode=}. */
    private static Edit fixed(Located place, Mode mode, String text) {
        int end = place.span().end();
        return new Edit(new Span(end - mode.text().length(), end), text);
    }
}
