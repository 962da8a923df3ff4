package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Lint(
        severity = ERROR,
        summary = "Check a downloaded script before it is run",
        covers = {"powershell/PSAvoidUsingInvokeExpression", "CIS 4.12"},
        insteadOf = {
            "invoke-expression",
            "unverified-download",
            "plain-http-download",
            "add-without-checksum"
        })
public record CurlPipeShell() implements Rule {

    /** How far back the sources of a pipe are looked for. */
    private static final int REACH = 50;

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            check(file, stage, report);
        }
    }

    private static void check(Dockerfile file, Stage stage, Report report) {
        boolean adds =
                stage.each(Add.class).stream()
                        .anyMatch(add -> Addition.of(file, add).findAny().isPresent());
        if (!adds && stage.calls(Download.PROGRAMS).isEmpty()) {
            return;
        }
        var kept = new KeptFiles();
        stage.each(Instruction.class).forEach(each -> check(file, each, kept, report));
    }

    private static void check(
            Dockerfile file, Instruction instruction, KeptFiles kept, Report report) {
        var directory = new CurrentDirectory(file.directoryAt(instruction).known().orElse("/"));
        switch (instruction) {
            case Add add ->
                    Addition.of(file, add)
                            .filter(added -> !added.path().isEmpty() && !added.remote().isHere())
                            .forEach(added ->
                                    kept.put(directory.path(added.path()), Fetched.of(added)));
            case Run run -> check(run.commands(), directory, kept, report);
            default -> {}
        }
    }

    /**
     * Goes through the commands of a RUN; what was kept as a file is known in the RUNs after it.
     */
    private static void check(
            List<Command> all, CurrentDirectory directory, KeptFiles kept, Report report) {
        for (int i = 0; i < all.size(); i++) {
            var command = all.get(i);
            directory.enter(command);
            kept.enter(command, directory);
            Download.of(command)
                    .filter(each -> !each.isHere())
                    .ifPresent(download -> {
                        download.file()
                                .map(directory::path)
                                .ifPresent(path -> kept.put(path, Fetched.of(download)));
                        runner(download)
                                .ifPresent(runner -> tell(runner, Fetched.of(download), report));
                    });
            var interpreter = Interpreter.of(command);
            if (interpreter.isEmpty() && kept.isEmpty()) {
                continue;
            }
            int place = i;
            interpreter
                    .filter(Interpreter::readsInput)
                    .flatMap(each -> piped(all, place))
                    .map(Fetched::of)
                    .or(() -> asFile(command, interpreter, directory, kept))
                    .ifPresent(each -> tell(command, each, report));
        }
    }

    private static void tell(Command command, Fetched fetched, Report report) {
        var finding =
                report.at(
                                command.program(),
                                Message.of(
                                        "`%s` runs what `%s` gets%s, unchecked%s.",
                                        command.name().isEmpty()
                                                ? command.program().value()
                                                : command.name(),
                                        fetched.by(),
                                        fetched.from(),
                                        fetched.plain() ? " and without TLS" : ""))
                        .about(fetched.subject());
        finding.level(fetched.plain() ? ERROR : WARNING);
        if (command.is("invoke-expression")) {
            finding.as("powershell/PSAvoidUsingInvokeExpression", "CIS 4.12");
        } else {
            finding.as("CIS 4.12").cause(fetched.cause());
        }
    }

    /** {@code curl x | sh}: somebody before it in the pipe fetches, all between pass it on. */
    private static Optional<Download> piped(List<Command> all, int place) {
        var sources = sources(all, place);
        return sources.stream().anyMatch(Verification::isOne)
                ? Optional.empty()
                : sources.stream()
                        .flatMap(each -> Download.of(each).stream())
                        .filter(each -> each.file().isEmpty())
                        .findFirst()
                        .filter(each -> !each.isHere());
    }

    /** The commands whose output a command reads, nearest first, those of groups too. */
    private static List<Command> sources(List<Command> all, int place) {
        var sources = new ArrayList<Command>();
        var command = all.get(place);
        for (var each = command.pipedFrom();
                each.isPresent() && sources.size() < REACH;
                each = each.get().pipedFrom()) {
            sources.add(each.get());
        }
        int depth = command.context().depth();
        for (int i = place - 1; i >= 0 && place - i < REACH && !sources.isEmpty(); i--) {
            var before = all.get(i);
            boolean inGroup = before.context().depth() > depth;
            boolean printed =
                    before.holder().filter(holder -> holder.is("echo", "printf")).isPresent();
            if (!inGroup) {
                break;
            }
            if (printed || !before.context().substitution()) {
                sources.add(before);
            }
        }
        return sources;
    }

    /** Who runs what a substitution gives: {@code sh -c "$(curl x)"}, {@code bash <(curl x)}. */
    private static Optional<Command> runner(Download download) {
        var command = download.command();
        boolean printed =
                command.context().substitution()
                        && command.pipedTo().filter(each -> !passesOn(each)).isEmpty()
                        && download.file().isEmpty();
        return printed
                ? command.holder().filter(holder -> runs(holder, command))
                : Optional.empty();
    }

    private static boolean isPath(Word program) {
        return program.value().indexOf('/') >= 0 || program.value().indexOf('\\') >= 0;
    }

    private static boolean passesOn(Command command) {
        return command.is(
                "sed", "gunzip", "zcat", "tr", "cat", "tee", "awk", "base64", "xz", "gzip");
    }

    /** Whether a command's program text holds another command. */
    private static boolean runs(Command holder, Command inner) {
        return Interpreter.of(holder)
                .filter(each ->
                        each.code().filter(word -> word.span().contains(inner.span())).isPresent()
                                || (each.readsInput() && isRedirected(holder, inner)))
                .isPresent();
    }

    private static boolean isRedirected(Command holder, Command inner) {
        return holder.redirections().stream()
                .filter(each -> each.operator().startsWith("<"))
                .anyMatch(each -> each.span().contains(inner.span()));
    }

    /** {@code sh x.sh} and {@code ./x}, where that was fetched before and nobody looked. */
    private static Optional<Fetched> asFile(
            Command command,
            Optional<Interpreter> interpreter,
            CurrentDirectory directory,
            KeptFiles kept) {
        var script =
                interpreter.isPresent()
                        ? interpreter.get().script()
                        : Optional.of(command.program()).filter(CurlPipeShell::isPath);
        return script.flatMap(word -> kept.take(directory.path(word.value())));
    }
}
