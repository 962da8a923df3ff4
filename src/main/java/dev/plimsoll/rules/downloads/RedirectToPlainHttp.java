package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(severity = WARNING, off = true, summary = "Follow redirects to HTTPS alone", covers = "S6506")
public record RedirectToPlainHttp() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("curl", "wget")) {
            var command = call.command();
            place(command)
                    .filter(_ -> fetchesSecurely(command))
                    .ifPresent(word -> tell(command, word, report));
        }
    }

    /** What makes it follow redirects, wherever they lead. */
    private static Optional<Word> place(Command command) {
        if (command.is("curl")) {
            boolean limited =
                    command.optionValues("--proto", "--proto-redir").stream()
                            .anyMatch(value ->
                                    value.startsWith("=") && !value.matches(".*\\bhttp\\b.*"));
            return command.flag("-L", "--location", "--location-trusted").filter(_ -> !limited);
        }
        boolean limited =
                command.hasFlag("--https-only")
                        || command.optionValue("--max-redirect").filter("0"::equals).isPresent();
        return limited ? Optional.empty() : Optional.of(command.program());
    }

    private static boolean fetchesSecurely(Command command) {
        return address(command).isPresent();
    }

    /** The first address that it asks by TLS. */
    private static Optional<String> address(Command command) {
        return command.operands().stream()
                .map(word -> word.value().replace("\"", ""))
                .filter(address -> address.startsWith("https://"))
                .findFirst();
    }

    private static void tell(Command command, Word word, Report report) {
        var draft =
                report.at(
                                word,
                                Message.of(
                                        "`%s` follows a redirect to plain HTTP too.",
                                        command.name()))
                        .about(address(command).map(Address::withoutUser).orElse(""));
        if (command.is("curl") && command.shell() instanceof Shell.Posix) {
            draft.fix(Fix.unsafe(command.adding(command.program(), "--proto '=https'")));
        }
    }
}
