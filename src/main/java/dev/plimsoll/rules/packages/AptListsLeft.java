package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;

import java.util.List;
import java.util.Optional;

@Lint(
        severity = WARNING,
        summary = "Remove the package lists in the RUN that fetches them",
        covers = {
            "DL3009",
            "Apt Get Install Lists Were Not Deleted",
            "remove-package-lists",
            "S6587"
        })
public record AptListsLeft() implements Rule {
    private static final String LISTS = "/var/lib/apt/lists";
    private static final String REMOVE = "rm -rf " + LISTS + "/*";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.shippedStages()) {
            for (var run : stage.runs().toList()) {
                lastUpdate(stage, run)
                        .filter(update -> !run.keepsOut(LISTS))
                        .filter(update -> !isRemoved(run, update))
                        .ifPresent(update -> tell(file, update, report));
            }
        }
    }

    private static void tell(Dockerfile file, AptCall update, Report report) {
        var finding =
                report.missing(
                        update.subcommand(),
                        "The package lists that `%s` fetches stay in this layer."
                                .formatted(update.title()));
        if (installsAfter(update)) {
            new ScriptEnd(file, update.run())
                    .then(REMOVE)
                    .map(edit -> new Fix(!isNeededLater(file, update), List.of(edit)))
                    .ifPresent(finding::fix);
        }
    }

    private static Optional<AptCall> lastUpdate(Stage stage, Run run) {
        return AptCall.in(stage, run)
                .filter(call -> call.does("update"))
                .reduce((earlier, later) -> later);
    }

    private static boolean isRemoved(Run run, AptCall update) {
        var removal = new Removal(run);
        return removal.empties(LISTS, update.command())
                || removal.commandAfter(update.command(), AptListsLeft::isDistclean);
    }

    private static boolean isDistclean(Command command) {
        return command.is("apt-get", "apt")
                && command.subcommand()
                        .filter(word -> word.is("distclean", "dist-clean"))
                        .isPresent();
    }

    private static boolean installsAfter(AptCall update) {
        return AptCall.in(update.stage(), update.run())
                .filter(call -> !call.does("update"))
                .anyMatch(call -> call.command().span().start() > update.command().span().start());
    }

    /** Whether a RUN after this one may want the lists: it installs, or runs a script. */
    private static boolean isNeededLater(Dockerfile file, AptCall update) {
        return file.shippedStages().stream()
                .flatMap(Stage::runs)
                .filter(run -> run.span().start() > update.run().span().start())
                .anyMatch(AptListsLeft::mayNeedLists);
    }

    private static boolean mayNeedLists(Run run) {
        for (var command : run.commands()) {
            if (command.is("apt-get", "apt", "aptitude")) {
                var does = command.subcommand();
                if (does.filter(word -> word.is("update")).isPresent()) {
                    return false;
                }
                if (does.filter(word -> word.is("install", "build-dep", "upgrade")).isPresent()) {
                    return true;
                }
            }
            if (command.program().value().matches("(\\./|/|).*\\.sh|\\./.*")
                    || command.is("sh", "bash", "source", ".")) {
                return true;
            }
        }
        return false;
    }
}
