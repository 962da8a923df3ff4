package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.KnownBase;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Located;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(severity = WARNING, summary = "Give no user sudo without a password")
public record SudoWithoutPassword() implements Rule {
    private static final String MARK = "NOPASSWD";

    /** Such as {@code NOPASSWD: ALL} and {@code NOPASSWD:SETENV: ALL}: for every command. */
    private static final Pattern FOR_ALL =
            Pattern.compile(MARK + "\\s*:\\s*(?:[A-Z]+\\s*:\\s*)*ALL\\b");

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains(MARK)) {
            return;
        }
        for (var stage : file.shippedStages()) {
            for (var instruction : stage.instructions()) {
                grant(file, instruction)
                        .ifPresent(place ->
                                report.at(
                                                place,
                                                "This lets the user become root without a password,"
                                                        + " and so whoever breaks in.")
                                        .about(MARK)
                                        .level(isForWork(stage) ? INFO : WARNING));
            }
        }
    }

    private static Optional<? extends Located> grant(Dockerfile file, Instruction instruction) {
        return switch (instruction) {
            case Run run ->
                    file.source().text(run).contains("sudoers")
                            ? run.commands().stream()
                                    .flatMap(command -> command.arguments().stream())
                                    .filter(word -> FOR_ALL.matcher(word.value()).find())
                                    .findFirst()
                            : Optional.empty();
            case Copying copying ->
                    copying.target().text().contains("sudoers")
                                    && copying.heredocs().stream()
                                            .anyMatch(each -> FOR_ALL.matcher(each.body()).find())
                            ? Optional.of(copying.target())
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether people work in the image, where sudo stands for the administrator. */
    private static boolean isForWork(Stage stage) {
        return stage.isForDevelopment()
                || KnownBase.below(stage)
                        .filter(base -> base.runsAs() == KnownBase.RunsAs.PLATFORM)
                        .isPresent();
    }
}
