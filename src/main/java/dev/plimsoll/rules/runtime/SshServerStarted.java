package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.dockerfile.Port;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.stream.Stream;

@Lint(severity = WARNING, summary = "Start no SSH server in a container")
public record SshServerStarted() implements Rule {
    private static final int SSH = 22;

    @Override
    public void check(Dockerfile file, Report report) {
        file.finalStage().stream()
                .flatMap(SshServerStarted::starting)
                .flatMap(each -> each.commands().stream())
                .filter(SshServerStarted::servesSsh)
                .findFirst()
                .ifPresent(command -> tell(file, command, report));
    }

    private static void tell(Dockerfile file, Command command, Report report) {
        var draft =
                report.at(
                                command.program(),
                                Message.of(
                                        "`%s` serves SSH, which a container does not need.",
                                        command.program().value()))
                        .about("ssh");
        port(file).ifPresent(draft::cause);
    }

    private static Stream<Instruction> starting(Stage stage) {
        return Stream.concat(
                stage.inherited(Instruction.Entrypoint.class).stream(),
                stage.inherited(Instruction.Cmd.class).stream());
    }

    private static boolean servesSsh(Command command) {
        return switch (command.name()) {
            case "sshd", "dropbear" -> true;
            case "ssh" -> starts(command);
            case "service" ->
                    starts(command)
                            && command.subcommand()
                                    .filter(word -> word.is("ssh", "sshd"))
                                    .isPresent();
            default -> false;
        };
    }

    private static boolean starts(Command command) {
        return command.operands().stream().anyMatch(word -> word.is("start", "restart"));
    }

    /** The port of it that the image names: the same fault, of which another rule may speak. */
    private static Optional<Argument> port(Dockerfile file) {
        return file.shippedStages().stream()
                .flatMap(stage -> stage.all(Expose.class).stream())
                .flatMap(expose ->
                        expose.ports().stream().filter(word -> isOfSsh(file, expose, word)))
                .findFirst();
    }

    private static boolean isOfSsh(Dockerfile file, Expose expose, Argument word) {
        return file.value(word, expose)
                .known()
                .flatMap(Port::parse)
                .filter(port -> port.protocol().equals("tcp"))
                .filter(port -> port.opens(SSH))
                .isPresent();
    }
}
