package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Lint(
        severity = ERROR,
        summary = "Check a downloaded script before it is run",
        covers = {"powershell/PSAvoidUsingInvokeExpression", "CIS 4.12"},
        insteadOf = {"invoke-expression", "unverified-download", "plain-http-download"})
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
        if (stage.calls(Download.PROGRAMS).isEmpty()) {
            return;
        }
        var kept = new HashMap<String, Download>();
        stage.runs()
                .forEach(run -> {
                    var start = file.directoryAt(run).known().orElse("/");
                    check(run.commands(), new CurrentDirectory(start), kept, report);
                });
    }

    /**
     * Goes through the commands of a RUN; what was kept as a file is known in the RUNs after it.
     */
    private static void check(
            List<Command> all,
            CurrentDirectory directory,
            Map<String, Download> kept,
            Report report) {
        for (int i = 0; i < all.size(); i++) {
            var command = all.get(i);
            directory.enter(command);
            if (!kept.isEmpty()) {
                move(command, directory, kept);
            }
            if (Verification.isOne(command)) {
                kept.clear();
            }
            Download.of(command)
                    .filter(each -> !each.isHere())
                    .ifPresent(download -> {
                        download.file().ifPresent(path -> kept.put(directory.path(path), download));
                        runner(download).ifPresent(runner -> tell(runner, download, report));
                    });
            var interpreter = Interpreter.of(command);
            if (interpreter.isEmpty() && kept.isEmpty()) {
                continue;
            }
            int place = i;
            interpreter
                    .filter(Interpreter::readsInput)
                    .flatMap(each -> piped(all, place))
                    .or(() -> asFile(command, interpreter, directory, kept))
                    .ifPresent(each -> tell(command, each, report));
        }
    }

    private static void tell(Command command, Download download, Report report) {
        var from = download.host().isEmpty() ? "" : " from " + Message.code(download.host());
        var finding =
                report.at(
                                command.program(),
                                Message.of(
                                        "`%s` runs what `%s` gets%s, unchecked%s.",
                                        command.name().isEmpty()
                                                ? command.program().value()
                                                : command.name(),
                                        download.command().name(),
                                        from,
                                        download.isPlain() ? " and without TLS" : ""))
                        .about(download.subject());
        finding.level(download.isPlain() ? ERROR : WARNING);
        if (command.is("invoke-expression")) {
            finding.as("powershell/PSAvoidUsingInvokeExpression", "CIS 4.12");
        } else {
            finding.as("CIS 4.12").cause(download.command());
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
    private static Optional<Download> asFile(
            Command command,
            Optional<Interpreter> interpreter,
            CurrentDirectory directory,
            Map<String, Download> kept) {
        var script =
                interpreter.isPresent()
                        ? interpreter.get().script()
                        : Optional.of(command.program()).filter(CurlPipeShell::isPath);
        return script.map(word -> directory.path(word.value()))
                .flatMap(path -> Optional.ofNullable(kept.remove(path)));
    }

    /** What is moved or copied is known under its new name too, be that of a file or directory. */
    private static void move(
            Command command, CurrentDirectory directory, Map<String, Download> kept) {
        var operands = command.operands();
        if (!command.is("mv", "cp", "install", "ln", "move-item", "copy-item")
                || operands.size() < 2) {
            return;
        }
        var target = directory.path(operands.getLast().value());
        for (var source : operands.subList(0, operands.size() - 1)) {
            var path = directory.path(source.value());
            var download = kept.get(path);
            if (download != null) {
                kept.put(target, download);
                kept.put(target + "/" + Download.fileName(path), download);
            }
        }
    }
}
