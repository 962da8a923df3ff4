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
        int needed = lastNeed(file);
        for (var stage : file.shippedStages()) {
            for (var run : stage.runs().toList()) {
                lastUpdate(stage, run)
                        .filter(update -> !run.keepsOut(LISTS))
                        .filter(update -> !isRemoved(update))
                        .ifPresent(update -> tell(file, update, needed, report));
            }
        }
    }

    private static void tell(Dockerfile file, AptCall update, int needed, Report report) {
        var finding =
                report.missing(
                        update.subcommand(),
                        "The package lists that `%s` fetches stay in this layer."
                                .formatted(update.title()));
        boolean sure = needed <= update.run().span().start();
        if (installsAfter(update)) {
            new ScriptEnd(file, update.run())
                    .then(REMOVE)
                    .map(edit -> new Fix(sure, List.of(edit)))
                    .ifPresent(finding::fix);
        }
    }

    private static Optional<AptCall> lastUpdate(Stage stage, Run run) {
        return AptCall.in(stage, run)
                .filter(call -> call.does("update"))
                .reduce((earlier, later) -> later);
    }

    private static boolean isRemoved(AptCall update) {
        return Removal.of(update.run(), LISTS, AptListsLeft::isDistclean).after(update.command());
    }

    private static boolean isDistclean(Command command) {
        return command.is("apt-get", "apt") && does(command, "distclean", "dist-clean");
    }

    private static boolean does(Command command, String... subcommands) {
        return command.subcommand().filter(word -> word.is(subcommands)).isPresent();
    }

    private static boolean installsAfter(AptCall update) {
        int here = update.command().span().start();
        return AptCall.in(update.stage(), update.run())
                .anyMatch(call -> !call.does("update") && call.command().span().start() > here);
    }

    /**
     * Where the last RUN begins that may want lists fetched before it: it installs, or runs a
     * script.
     */
    private static int lastNeed(Dockerfile file) {
        return file.shippedStages().stream()
                .flatMap(Stage::runs)
                .filter(AptListsLeft::mayNeedLists)
                .mapToInt(run -> run.span().start())
                .max()
                .orElse(-1);
    }

    private static boolean mayNeedLists(Run run) {
        for (var command : run.commands()) {
            if (command.is("apt-get", "apt", "aptitude")) {
                if (does(command, "update")) {
                    return false;
                }
                if (does(command, "install", "build-dep", "upgrade", "dist-upgrade")) {
                    return true;
                }
            }
            var program = command.program().value();
            boolean script = program.startsWith("./") || program.endsWith(".sh");
            if (script || command.is("sh", "bash", "source", ".")) {
                return true;
            }
        }
        return false;
    }
}
