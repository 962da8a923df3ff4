package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.dockerfile.Instruction.Healthcheck;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;

@Lint(
        severity = INFO,
        off = true,
        summary = "End a stage with STOPSIGNAL, HEALTHCHECK, ENTRYPOINT, CMD",
        covers = {"tally/epilogue-order"})
public record StartingLinesUnordered() implements Rule {
    private static final Comparator<Instruction> ORDER =
            Comparator.comparingInt(StartingLinesUnordered::rank);

    @Override
    public void check(Dockerfile file, Report report) {
        var used = new HashSet<Stage>();
        for (var stage : file.stages()) {
            stage.parent().ifPresent(used::add);
            file.graph().uses(stage).forEach(use -> use.taken().ifPresent(used::add));
        }
        file.stages().stream()
                .filter(stage -> !used.contains(stage))
                .forEach(stage -> check(file, stage, report));
    }

    /** The place in the order, 0 for what comes before all of them. */
    private static int rank(Instruction instruction) {
        return switch (instruction) {
            case Stopsignal _ -> 1;
            case Healthcheck _ -> 2;
            case Entrypoint _ -> 3;
            case Cmd _ -> 4;
            default -> 0;
        };
    }

    private static void check(Dockerfile file, Stage stage, Report report) {
        var all = stage.instructions();
        for (int i = 0; i + 1 < all.size(); i++) {
            var next = all.get(i + 1);
            if (rank(all.get(i)) > rank(next)) {
                var draft =
                        report.at(
                                        all.get(i).keyword(),
                                        "`%s` comes after `%s`."
                                                .formatted(all.get(i).name(), next.name()))
                                .about("");
                if (isMovable(file, stage)) {
                    draft.fix(Fix.safe(edits(file, stage)));
                }
                return;
            }
        }
    }

    /**
     * Whether each may be taken to the end: it is there once, reads no variable, and no SHELL is
     * set, which its commands are for.
     */
    private static boolean isMovable(Dockerfile file, Stage stage) {
        var last = stage.instructions().stream().filter(each -> rank(each) > 0).toList();
        boolean once =
                last.stream().map(StartingLinesUnordered::rank).distinct().count() == last.size();
        boolean plain =
                stage.all(Stopsignal.class).allMatch(each -> each.signal().text().indexOf('$') < 0);
        boolean ended = file.source().text().endsWith("\n");
        return once && plain && ended && stage.all(Instruction.Shell.class).findAny().isEmpty();
    }

    private static Edit[] edits(Dockerfile file, Stage stage) {
        var source = file.source();
        var edits = new ArrayList<Edit>();
        var moved = new StringBuilder();
        var sorted = stage.instructions().stream().sorted(ORDER).toList();
        for (var each : sorted) {
            if (rank(each) > 0) {
                var lines = lines(file, each);
                edits.add(Edit.delete(lines));
                moved.append(source.text(lines));
            }
        }
        int end = source.lineWithBreak(source.lastLine(stage)).end();
        edits.add(new Edit(Span.at(end), moved.toString()));
        return edits.toArray(Edit[]::new);
    }

    /** An instruction's lines, with the comments above it. */
    private static Span lines(Dockerfile file, Instruction instruction) {
        int last = file.source().lastLine(instruction);
        return file.lineAbove(instruction).to(file.source().lineWithBreak(last));
    }
}
