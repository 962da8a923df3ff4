package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

@Lint(
        severity = Severity.WARNING,
        summary = "Keep no stage that nothing needs",
        covers = {"tally/no-unreachable-stages"})
public record UnreachableStage(
        @Option("Names of stages that are built for themselves, by --target.") List<String> targets)
        implements Rule {

    public UnreachableStage {
        targets = targets.stream().map(target -> target.toLowerCase(Locale.ROOT)).toList();
    }

    public UnreachableStage() {
        this(List.of());
    }

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.stages().size() < 2) {
            return;
        }
        var needed = numbers(file.graph().needed(wanted(file)));
        var used = used(file, needed);
        for (var stage : file.stages()) {
            if (!needed.get(stage.index()) && !used.get(stage.index())) {
                report(stage, report);
            }
        }
    }

    private List<Stage> wanted(Dockerfile file) {
        var wanted = new ArrayList<Stage>();
        file.finalStage().ifPresent(wanted::add);
        file.stages().stream()
                .filter(stage ->
                        stage.isForDevelopment()
                                || stage.name().filter(targets::contains).isPresent())
                .forEach(wanted::add);
        return wanted;
    }

    /** The stages that another one uses which is not needed itself: that one alone is told. */
    private static BitSet used(Dockerfile file, BitSet needed) {
        var used = new BitSet();
        for (var stage : file.stages()) {
            if (!needed.get(stage.index())) {
                stage.parents().forEach(parent -> used.set(parent.index()));
                file.graph().uses(stage).stream()
                        .flatMap(use -> use.taken().stream())
                        .filter(taken -> !taken.equals(stage))
                        .forEach(taken -> used.set(taken.index()));
            }
        }
        return used;
    }

    private static BitSet numbers(List<Stage> stages) {
        var numbers = new BitSet();
        stages.forEach(stage -> numbers.set(stage.index()));
        return numbers;
    }

    private static void report(Stage stage, Report report) {
        var alias = stage.from().alias();
        if (alias.isPresent()) {
            report.at(
                            alias.get(),
                            Message.of(
                                    "No stage takes from `%s`: it is built only where `--target`"
                                            + " names it.",
                                    alias.get().text()))
                    .level(Severity.INFO);
        } else {
            report.at(
                            stage.from().image(),
                            "Nothing takes from this stage, and without a name nothing is likely"
                                    + " to.")
                    .about("stage " + stage.index());
        }
    }
}
