package dev.plimsoll.rules.runtime;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Healthcheck;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Sure;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Set;

@Lint(severity = WARNING, summary = "Check health with a program that the image has")
public record HealthcheckToolMissing() implements Rule {
    /** Programs that only start others or change things, whatever they are told. */
    private static final Set<String> KNOWN =
            Set.of(
                    "mkdir",
                    "chmod",
                    "chown",
                    "rm",
                    "cp",
                    "mv",
                    "ln",
                    "echo",
                    "printf",
                    "cat",
                    "sed",
                    "touch",
                    "useradd",
                    "groupadd",
                    "adduser",
                    "addgroup",
                    "usermod",
                    "cd",
                    "set",
                    "true",
                    "test",
                    "[",
                    "export",
                    "npm",
                    "yarn",
                    "pip",
                    "go",
                    "bundle",
                    "gem",
                    "tar",
                    "ls",
                    "find",
                    "id",
                    "update-ca-certificates",
                    "ldconfig");

    @Override
    public void check(Dockerfile file, Report report) {
        file.finalStage()
                .flatMap(stage -> stage.inherited(Healthcheck.class))
                .flatMap(Healthcheck::test)
                .ifPresent(test -> check(file, test, report));
    }

    private static void check(Dockerfile file, Form test, Report report) {
        var stages = file.shippedStages();
        var system = KnownSystem.below(stages.getFirst());
        for (var command : test.commands()) {
            if (command.is("curl", "wget")
                    && system.has(command.name()) == Sure.NO
                    && stages.stream().noneMatch(stage -> mayBring(stage, command.name()))) {
                report.at(
                                command.program(),
                                Message.of(
                                        "Nothing installs `%s`, and `%s` has none: the check always"
                                                + " fails.",
                                        command.name(), name(file, stages)))
                        .about(command.name());
                return;
            }
        }
    }

    private static String name(Dockerfile file, List<Stage> stages) {
        var from = stages.getFirst().bottom().from();
        return file.value(from.image(), from).known().orElse("").replaceFirst("@.*", "");
    }

    /** Whether a stage installs a program, or does what nobody can tell. */
    private static boolean mayBring(Stage stage, String program) {
        return stage.instructions().stream()
                .anyMatch(each ->
                        switch (each) {
                            case Instruction.Run run ->
                                    run.commands().isEmpty()
                                            || run.commands().stream()
                                                    .anyMatch(
                                                            command -> mayBring(command, program));
                            case Instruction.Copy copy ->
                                    copy.target().text().contains("bin")
                                            || copy.target().text().equals("/")
                                            || copy.target().text().endsWith(program);
                            case Instruction.Add _, Instruction.Unknown _ -> true;
                            default -> false;
                        });
    }

    private static boolean mayBring(Command command, String program) {
        return PackageManager.of(command)
                .map(install ->
                        install.packages().stream()
                                .anyMatch(spec ->
                                        spec.word().isUnknown()
                                                || spec.name().contains(program)
                                                || spec.name().contains("/")))
                .orElseGet(() -> !KNOWN.contains(command.name()) && !isPackageManager(command));
    }

    /** {@code apt-get update} and the like, which install nothing. */
    private static boolean isPackageManager(Command command) {
        return command.is("apt-get", "apt", "apk", "pip3", "apt-mark");
    }
}
