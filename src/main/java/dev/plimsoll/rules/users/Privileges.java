package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Optional;
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

    private Privileges() {}

    /** Whether what the image starts drops its privileges, as far as the file shows it. */
    static boolean areDropped(Dockerfile file) {
        return file.finalStage().filter(stage -> areDropped(file, stage)).isPresent();
    }

    private static boolean areDropped(Dockerfile file, Stage last) {
        var entrypoint = last.inherited(Instruction.Entrypoint.class);
        var command = last.inherited(Instruction.Cmd.class);
        var shipped = file.shippedStages();
        if (entrypoint.isEmpty()
                && KnownBase.find(shipped.getLast().base())
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
                        && DROPPERS.stream().anyMatch(file.source().text()::contains)
                        && shipped.stream().anyMatch(Privileges::bringsDropper));
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

    /** The user that the shipped stages create, if it is exactly one. */
    static Optional<String> created(Dockerfile file) {
        var names =
                file.shippedStages().stream()
                        .flatMap(Stage::commands)
                        .filter(command -> command.is("useradd", "adduser"))
                        .map(Command::operands)
                        .filter(operands -> !operands.isEmpty())
                        .map(List::getFirst)
                        .flatMap(word -> word.literal().stream())
                        .filter(name -> !name.equals("root"))
                        .distinct()
                        .toList();
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** Whether files of the image are given to a user. */
    static boolean owns(Dockerfile file, String user) {
        return file.shippedStages().stream()
                .flatMap(stage -> stage.instructions().stream())
                .anyMatch(each ->
                        each.flag("chown")
                                        .flatMap(Flag::value)
                                        .filter(owner -> isOf(owner.text(), user))
                                        .isPresent()
                                || each.commands().stream()
                                        .filter(command -> command.is("chown", "install"))
                                        .flatMap(command -> command.words().stream())
                                        .anyMatch(word -> isOf(word.value(), user)));
    }

    private static boolean isOf(String owner, String user) {
        return owner.equals(user) || owner.startsWith(user + ":");
    }
}
