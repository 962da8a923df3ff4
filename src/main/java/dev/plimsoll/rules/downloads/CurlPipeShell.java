package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Lint(severity = ERROR, summary = "Check a downloaded script before it is run")
public record CurlPipeShell() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            check(stage, report);
        }
    }

    private static void check(Stage stage, Report report) {
        var kept = new ArrayList<Download>();
        for (var run : stage.runs().toList()) {
            var commands = run.commands();
            for (var command : commands) {
                if (Verification.isOne(command)) {
                    kept.clear();
                }
                Download.of(command).filter(each -> each.file().isPresent()).ifPresent(kept::add);
                var interpreter = Interpreter.of(command);
                interpreter
                        .flatMap(each -> piped(each, command, commands))
                        .or(() -> interpreter.flatMap(each -> substituted(each, commands)))
                        .or(() -> asFile(command, interpreter, kept))
                        .ifPresent(download -> tell(command, download, report));
            }
        }
    }

    private static void tell(Command command, Download download, Report report) {
        var from = download.host().isEmpty() ? "" : " from `" + download.host() + "`";
        var finding =
                report.at(
                                command.program(),
                                "`%s` runs what `%s` gets%s, unchecked%s."
                                        .formatted(
                                                command.name(),
                                                download.command().name(),
                                                from,
                                                download.isPlain() ? " and without TLS" : ""))
                        .about(download.subject());
        finding.level(download.isPlain() ? ERROR : WARNING);
    }

    /** {@code curl x | sh}: somebody before it in the pipe fetches, all between pass it on. */
    private static Optional<Download> piped(
            Interpreter interpreter, Command command, List<Command> all) {
        if (!interpreter.readsInput()) {
            return Optional.empty();
        }
        var sources = before(command);
        if (sources.stream().anyMatch(Verification::isOne)) {
            return Optional.empty();
        }
        var download =
                sources.stream()
                        .flatMap(each -> Download.of(each).stream())
                        .filter(each -> each.file().isEmpty())
                        .findFirst();
        if (download.isPresent()) {
            return download.filter(each -> !each.isHere());
        }
        return command.redirections().stream()
                .filter(each -> each.operator().equals("<<<") || each.operator().equals("<"))
                .flatMap(each -> inside(each.span(), all).stream())
                .findFirst();
    }

    /**
     * The commands whose output reaches a command through pipes, those in groups by their first.
     */
    private static List<Command> before(Command command) {
        var sources = new ArrayList<Command>();
        for (var each = command.pipedFrom(); each.isPresent(); each = each.get().pipedFrom()) {
            sources.add(each.get());
        }
        command.pipeline().stream()
                .filter(each -> each.span().start() < command.span().start())
                .forEach(sources::add);
        return sources;
    }

    /** {@code sh -c "$(curl x)"}, {@code bash <(curl x)}. */
    private static Optional<Download> substituted(Interpreter interpreter, List<Command> all) {
        return interpreter.code().flatMap(word -> inside(word.span(), all));
    }

    /** The download whose output a part of a command is. */
    private static Optional<Download> inside(Span place, List<Command> all) {
        return all.stream()
                .filter(each -> place.contains(each.span()) && each.context().substitution())
                .filter(each -> each.pipedTo().isEmpty())
                .flatMap(each -> Download.of(each.pipeline().getFirst()).stream())
                .filter(each -> each.file().isEmpty() && !each.isHere())
                .findFirst();
    }

    /** {@code sh x.sh} and {@code ./x.sh}, where that was fetched before and nobody looked. */
    private static Optional<Download> asFile(
            Command command, Optional<Interpreter> interpreter, List<Download> kept) {
        var script =
                interpreter.isPresent()
                        ? interpreter.get().script()
                        : Optional.of(command.program()).filter(Interpreter::isScript);
        return script.flatMap(word ->
                kept.reversed().stream()
                        .filter(each -> each.isKeptAs(word.value()))
                        .filter(each -> !each.isHere())
                        .findFirst());
    }
}
