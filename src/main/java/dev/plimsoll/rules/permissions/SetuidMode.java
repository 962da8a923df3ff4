package dev.plimsoll.rules.permissions;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = WARNING,
        summary = "Give no file the right to run as its owner",
        covers = {"S2612", "CIS 4.8"})
public record SetuidMode() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            if (file.ships(stage)) {
                ModeChange.calls(stage).stream()
                        .map(Call::command)
                        .flatMap(command ->
                                ModeChange.in(command).stream()
                                        .filter(change ->
                                                change.mode().setsUser()
                                                        || !makesDirectory(command)))
                        .forEach(change ->
                                tell(
                                        change.place(),
                                        change.mode(),
                                        change.paths(),
                                        report,
                                        "S2612",
                                        "CIS 4.8"));
            }
            stage.each(Copying.class).forEach(copying -> check(copying, report));
        }
    }

    private static boolean makesDirectory(Command command) {
        return command.is("mkdir")
                || (command.is("install") && command.hasFlag("-d", "--directory"));
    }

    private static void check(Copying copying, Report report) {
        copying.flag("chmod")
                .flatMap(Flag::value)
                .ifPresent(mode ->
                        tell(
                                mode,
                                Mode.of(mode.text()),
                                List.of(copying.target().text()),
                                report,
                                "CIS 4.8"));
    }

    private static void tell(
            Located place, Mode mode, List<String> paths, Report report, String... known) {
        if (!mode.setsUser() && !mode.setsGroup()) {
            return;
        }
        var path = paths.isEmpty() ? "the file" : Message.code(paths.getFirst());
        var who = mode.setsUser() ? "owner" : "group";
        var message =
                Message.of(
                        "The mode `%s` lets whoever starts %s run as its %s.",
                        mode.text(), path, who);
        report.at(place, message)
                .about(paths.isEmpty() ? mode.text() : paths.getFirst())
                .level(mode.setsUser() ? WARNING : INFO)
                .as(known);
    }
}
