package dev.plimsoll.rules.users;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(severity = WARNING, summary = "Leave no account without a password")
public record EmptyPassword() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("passwd", "useradd", "usermod", "sed")) {
            if (file.ships(call.stage())) {
                account(call.command())
                        .ifPresent(account -> tell(account, account.value(), report));
                EmptiedField.in(call.command())
                        .forEach(each -> tell(each.script(), each.account(), report));
            }
        }
    }

    private static void tell(Word place, String account, Report report) {
        var message =
                Message.of("Everybody can log in as `%s`: it has an empty password.", account);
        report.at(place, message).about(account);
    }

    /** The account that a command leaves without a password; a locked one has none that fits. */
    private static Optional<Word> account(Command command) {
        boolean empties =
                command.is("passwd")
                        ? command.hasFlag("-d", "--delete") && !command.hasFlag("-l", "--lock")
                        : command.optionValue("-p", "--password")
                                .filter(String::isEmpty)
                                .isPresent();
        return Optional.of(command.arguments())
                .filter(words -> empties && !words.isEmpty())
                .map(words -> words.getLast())
                .filter(word -> !word.isOption() && !word.value().isEmpty());
    }
}
