package dev.plimsoll.rules.users;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Cmd;
import dev.plimsoll.dockerfile.Instruction.Entrypoint;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Set;

/** What an image starts, as far as that tells why it runs as root. */
enum Started {
    /** A shell for somebody to type in, who says at {@code docker run} who they are. */
    SHELL,
    /** What starts a whole system, which no other user may. */
    INIT,
    PROGRAM;

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "fish");
    private static final Set<String> SYSTEMS =
            Set.of(
                    "/sbin/init",
                    "/usr/sbin/init",
                    "/init",
                    "/sbin/my_init",
                    "/bin/systemd",
                    "/lib/systemd/systemd",
                    "/usr/lib/systemd/systemd",
                    "/bin/s6-svscan",
                    "/usr/bin/s6-svscan");

    static Started of(Dockerfile file) {
        var last = file.finalStage();
        var words =
                last.flatMap(stage -> stage.inherited(Entrypoint.class))
                        .map(entrypoint -> words(entrypoint.form()))
                        .or(() ->
                                last.flatMap(stage -> stage.inherited(Cmd.class))
                                        .map(command -> words(command.form())))
                        .orElse(List.of());
        if (words.isEmpty()) {
            return PROGRAM;
        }
        var program = words.getFirst();
        if (SYSTEMS.contains(program)) {
            return INIT;
        }
        boolean waits = words.stream().skip(1).allMatch(Started::isOfPerson);
        boolean shell = SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
        return shell && waits ? SHELL : PROGRAM;
    }

    /** Whether an option gives the shell nothing to run. */
    private static boolean isOfPerson(String word) {
        return Set.of("-l", "-i", "-il", "-li", "--login").contains(word);
    }

    private static List<String> words(Form form) {
        return switch (form) {
            case Form.ExecForm exec -> exec.words().stream().map(Argument::text).toList();
            case Form.ShellForm shell ->
                    shell.commands().size() == 1
                            ? shell.commands().getFirst().words().stream().map(Word::value).toList()
                            : List.of();
        };
    }
}
