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
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

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
        var used = Lazy.of(() -> used(file));
        for (var stage : file.stages()) {
            var all = stage.instructions();
            int at = 1;
            while (at < all.size() && rank(all.get(at - 1)) <= rank(all.get(at))) {
                at++;
            }
            if (at < all.size() && !used.get().contains(stage)) {
                tell(file, stage, all.get(at - 1), all.get(at), report);
            }
        }
    }

    /** The stages that others build on or take files from. */
    private static Set<Stage> used(Dockerfile file) {
        var used = new HashSet<Stage>();
        for (var stage : file.stages()) {
            used.addAll(stage.parents());
            file.graph().uses(stage).forEach(use -> use.taken().ifPresent(used::add));
        }
        return used;
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

    private static void tell(
            Dockerfile file, Stage stage, Instruction early, Instruction next, Report report) {
        var draft =
                report.at(
                                early.keyword(),
                                Message.of("`%s` comes after `%s`.", early.name(), next.name()))
                        .about("");
        if (isMovable(file, stage)) {
            draft.fix(Fix.safe(edits(file, stage)));
        }
    }

    /**
     * Whether each may be taken to the end: it is there once, reads no variable, no SHELL is set,
     * which its commands are for, and the last line is whole.
     */
    private static boolean isMovable(Dockerfile file, Stage stage) {
        var last = stage.instructions().stream().filter(each -> rank(each) > 0).toList();
        boolean once =
                last.stream().map(StartingLinesUnordered::rank).distinct().count() == last.size();
        boolean plain =
                stage.all(Stopsignal.class).stream()
                        .allMatch(each -> each.signal().text().indexOf('$') < 0);
        var source = file.source();
        var lastLine = source.text(source.line(source.lastLine(stage))).stripTrailing();
        boolean ended =
                source.text().endsWith("\n") && !lastLine.endsWith(String.valueOf(file.escape()));
        return once && plain && ended && stage.all(Instruction.Shell.class).isEmpty();
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
