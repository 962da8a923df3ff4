package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.Optional;

@Lint(
        severity = INFO,
        off = true,
        summary = "Name the user of the image by number",
        covers = {"DL3066"})
public record UserNotNumeric() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        // On Windows, users have no numbers.
        file.finalStage()
                .filter(stage -> !KnownSystem.isForWindows(stage))
                .flatMap(Stage::user)
                .ifPresent(user -> check(file, user, report));
    }

    private static void check(Dockerfile file, User user, Report report) {
        var account = user.account().text();
        var name = account.replaceFirst(":.*", "");
        if (!name.matches("[A-Za-z_][\\w.-]*") || User.isSuperuser(name)) {
            return;
        }
        var draft =
                report.at(
                                user.account(),
                                Message.of(
                                        "Kubernetes cannot tell that `%s` is not root: it knows"
                                                + " numbers alone.",
                                        account))
                        .about(name);
        number(file, name)
                .ifPresent(number ->
                        draft.fix(
                                Fix.safe(
                                        Edit.replace(
                                                user.account(),
                                                number + account.substring(name.length())))));
    }

    /** The number that the image gives to a user, if it does so once. */
    private static Optional<String> number(Dockerfile file, String name) {
        var numbers =
                file.shippedStages().stream()
                        .flatMap(Stage::commands)
                        .filter(command -> isAbout(command, name))
                        .map(command -> command.optionValue("-u", "--uid").orElse(""))
                        .toList();
        return Optional.of(numbers)
                .filter(all -> all.size() == 1)
                .map(List::getFirst)
                .filter(number -> number.matches("[1-9]\\d*"));
    }

    private static boolean isAbout(Command command, String name) {
        return command.is("useradd", "adduser", "usermod")
                && command.operands().stream().anyMatch(word -> word.is(name));
    }
}
