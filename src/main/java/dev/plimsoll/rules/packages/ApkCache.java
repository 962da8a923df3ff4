package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Report;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The package index that apk fetches, which stays in a layer. */
record ApkCache(Dockerfile file) {
    private static final String CACHE = "/var/cache/apk";

    private static final String[] KNOWN = {
        "DL3019", "DS-0025", "Apk Add Using Local Cache Path", "missing-apk-no-cache", "S6587"
    };

    /** More of them in one RUN than anybody writes. */
    private static final int MOST_UPDATES = 20;

    void check(Stage stage, Report report) {
        if (!stage.calls("apk").isEmpty()) {
            stage.runs().stream()
                    .filter(run -> !run.keepsOut(CACHE) && !run.keepsOut("/etc/apk/cache"))
                    .forEach(run -> check(file, run, report));
        }
    }

    private static void check(Dockerfile file, Run run, Report report) {
        var adds = calls(run, "add");
        var updates = calls(run, "update");
        var told = adds.isEmpty() ? updates : adds;
        if (told.isEmpty() || isRemoved(run, last(adds, updates))) {
            return;
        }
        var word = subcommand(told.getFirst());
        var finding =
                report.missing(
                        word,
                        Message.of(
                                "`apk %s` leaves the package index in this layer.", word.value()));
        finding.as(adds.isEmpty() ? new String[] {"missing-apk-no-cache"} : KNOWN);
        fix(file, run, adds, updates).ifPresent(finding::fix);
    }

    private static Command last(List<Command> adds, List<Command> updates) {
        var all = new ArrayList<>(adds);
        all.addAll(updates);
        return all.stream()
                .reduce((one, two) -> one.span().start() > two.span().start() ? one : two)
                .orElseThrow();
    }

    /** The calls with a subcommand that keep what they fetch. */
    private static List<Command> calls(Run run, String subcommand) {
        return run.script()
                .named("apk")
                .filter(command ->
                        command.subcommand().filter(word -> word.is(subcommand)).isPresent())
                .filter(command ->
                        !command.hasFlag(
                                "--no-cache", "--no-network", "--simulate", "-s", "--help"))
                .toList();
    }

    private static Word subcommand(Command command) {
        return command.subcommand().orElseThrow();
    }

    private static boolean isRemoved(Run run, Command last) {
        var directory = last.optionValue("--cache-dir").orElse(CACHE);
        return Removal.of(run, directory, command -> false).after(last);
    }

    private static Optional<Fix> fix(
            Dockerfile file, Run run, List<Command> adds, List<Command> updates) {
        var edits = new ArrayList<Edit>();
        for (var add : adds) {
            edits.add(add.adding(subcommand(add), "--no-cache"));
        }
        if (updates.size() > MOST_UPDATES || (!updates.isEmpty() && readsIndex(run))) {
            return Optional.empty();
        }
        for (var update : updates) {
            var next = next(run, update);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var gone = new Span(update.span().start(), next.get().span().start());
            if (file.source().text(gone).indexOf('#') >= 0) {
                return Optional.empty();
            }
            edits.add(Edit.delete(gone));
        }
        return Optional.of(new Fix(true, edits));
    }

    /** The command that simply follows another one. */
    private static Optional<Command> next(Run run, Command command) {
        var all = run.commands();
        int next = all.indexOf(command) + 1;
        return next < all.size() && command.redirections().isEmpty()
                ? Optional.of(all.get(next)).filter(each -> each.follows(command))
                : Optional.empty();
    }

    /** Whether something in the RUN works on the index that an update fetched, or may do so. */
    private static boolean readsIndex(Run run) {
        return run.commands().stream()
                .anyMatch(command -> command.is("apk") ? readsIndex(command) : runsScript(command));
    }

    private static boolean readsIndex(Command apk) {
        return !apk.hasFlag("--no-cache")
                && apk.subcommand()
                        .filter(word -> !word.is("add", "update", "del", "info"))
                        .isPresent();
    }

    private static boolean runsScript(Command command) {
        var program = command.program().value();
        return command.is("sh", "ash", "bash", "source", ".")
                || program.startsWith("./")
                || program.endsWith(".sh");
    }
}
