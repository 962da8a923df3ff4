package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.shell.Word;

import java.util.Set;
import java.util.stream.Stream;

/** Whether the image starts as root only to become somebody else. */
final class Privileges {
    private static final Set<String> DROPPERS =
            Set.of(
                    "gosu",
                    "su-exec",
                    "setpriv",
                    "s6-setuidgid",
                    "chpst",
                    "setuidgid",
                    "runuser",
                    "drop-privileges",
                    "pid1");

    private static final Fact<Dockerfile, Boolean> DROPPED =
            Fact.ofFile(
                    file -> file.finalStage().filter(stage -> areDropped(file, stage)).isPresent());

    private Privileges() {}

    /** Whether what the image starts drops its privileges, as far as the file shows it. */
    static boolean areDropped(Dockerfile file) {
        return DROPPED.of(file);
    }

    private static boolean areDropped(Dockerfile file, Stage last) {
        var entrypoint = last.inherited(Instruction.Entrypoint.class);
        var command = last.inherited(Instruction.Cmd.class);
        var shipped = file.shippedStages();
        if (entrypoint.isEmpty()
                && KnownBase.find(shipped.getFirst().bottom().base())
                        .filter(base -> base.runsAs() == KnownBase.RunsAs.DROPS)
                        .isPresent()) {
            return true;
        }
        boolean direct =
                entrypoint.map(Instruction.Entrypoint::form).filter(Privileges::drops).isPresent()
                        || command.map(Instruction.Cmd::form).filter(Privileges::drops).isPresent();
        boolean starts = entrypoint.isPresent() || command.isPresent();
        return direct
                || (starts
                        && isAnyNamed(file.source().text())
                        && (shipped.stream().anyMatch(Privileges::bringsDropper)
                                || file.graph().contributing(last).stream()
                                        .anyMatch(Privileges::writesScript)));
    }

    private static boolean isAnyNamed(String text) {
        for (var dropper : DROPPERS) {
            if (text.contains(dropper)) {
                return true;
            }
        }
        return false;
    }

    private static boolean drops(Form form) {
        return words(form)
                .map(Privileges::baseName)
                .anyMatch(name -> DROPPERS.contains(name) || name.equals("su"));
    }

    private static Stream<String> words(Form form) {
        return switch (form) {
            case Form.ExecForm exec -> exec.words().stream().map(Argument::text);
            case Form.ShellForm shell ->
                    shell.script().commands().stream()
                            .flatMap(command -> command.words().stream())
                            .map(Word::value);
        };
    }

    /** A dropper that is installed, downloaded or copied is there for the entrypoint to use. */
    private static boolean bringsDropper(Stage stage) {
        return stage.instructions().stream()
                .flatMap(Privileges::named)
                .anyMatch(DROPPERS::contains);
    }

    /** Whether a script that it writes drops them. */
    private static boolean writesScript(Stage stage) {
        return stage.instructions().stream()
                .flatMap(each ->
                        switch (each) {
                            case Copying copying -> copying.heredocs().stream();
                            case Instruction.Run run -> run.heredocs().stream();
                            default -> Stream.of();
                        })
                .flatMap(heredoc -> Stream.of(heredoc.data().split("\\s+")))
                .anyMatch(DROPPERS::contains);
    }

    private static Stream<String> named(Instruction instruction) {
        return switch (instruction) {
            case Instruction.Run run ->
                    run.commands().stream()
                            .filter(command -> !DROPPERS.contains(command.name()))
                            .flatMap(command -> command.arguments().stream())
                            .map(word -> withoutVersion(baseName(word.value())));
            case Copying copying ->
                    Stream.concat(copying.sources().stream(), Stream.of(copying.target()))
                            .map(argument -> baseName(argument.text()));
            default -> Stream.of();
        };
    }

    /** Such as {@code gosu} of {@code gosu=1.17}. */
    private static String withoutVersion(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("=~<>@".indexOf(name.charAt(i)) >= 0) {
                return name.substring(0, i);
            }
        }
        return name;
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
