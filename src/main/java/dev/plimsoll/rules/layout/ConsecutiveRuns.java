package dev.plimsoll.rules.layout;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.ArrayList;
import java.util.List;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Join RUN instructions that follow each other",
        covers = {"DL3059", "Multiple RUN, ADD, COPY, Instructions Listed", "S7031"})
public record ConsecutiveRuns() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            check(stage, report);
        }
    }

    private static void check(Stage stage, Report report) {
        var row = new ArrayList<Run>();
        for (var instruction : stage.instructions()) {
            if (instruction instanceof Run run
                    && (row.isEmpty() || flags(row.getLast()).equals(flags(run)))) {
                row.add(run);
                continue;
            }
            tell(row, report);
            row.clear();
            if (instruction instanceof Run run) {
                row.add(run);
            }
        }
        tell(row, report);
    }

    private static List<String> flags(Run run) {
        return run.flags().stream().map(ConsecutiveRuns::written).toList();
    }

    private static String written(Flag flag) {
        return flag.name() + "=" + flag.text();
    }

    private static void tell(List<Run> row, Report report) {
        if (row.size() > 1) {
            report.at(
                            row.getFirst().keyword(),
                            "%d RUN instructions follow each other: each makes a layer of its own."
                                    .formatted(row.size()))
                    .about("")
                    .as(known(row));
        }
    }

    /** hadolint looks at RUNs of a single command each. */
    private static String[] known(List<Run> row) {
        boolean single = false;
        for (int i = 1; i < row.size(); i++) {
            single |= isSingle(row.get(i - 1)) && isSingle(row.get(i));
        }
        return single
                ? new String[] {"DL3059", "Multiple RUN, ADD, COPY, Instructions Listed", "S7031"}
                : new String[] {"Multiple RUN, ADD, COPY, Instructions Listed", "S7031"};
    }

    private static boolean isSingle(Run run) {
        return run.commands().size() < 2;
    }
}
