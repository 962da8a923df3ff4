package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

import java.util.Locale;

@Lint(
        severity = WARNING,
        summary = "Send passwords by HTTPS alone",
        covers = "powershell/PSAvoidUsingAllowUnencryptedAuthentication",
        insteadOf = "plain-http-download")
public record PasswordWithoutTls() implements Rule {
    private static final String ALLOWS = "-AllowUnencryptedAuthentication";

    /** Options of curl(1) and wget(1) that give a user or a password. */
    private static final String[] LOGINS = {
        "-u",
        "--user",
        "--oauth2-bearer",
        "--password",
        "--http-user",
        "--http-password",
        "--ftp-user",
        "--ftp-password"
    };

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("invoke-webrequest", "invoke-restmethod")) {
            var command = call.command();
            command.flag(ALLOWS)
                    .ifPresent(word ->
                            report.at(
                                            word,
                                            Message.of(
                                                    "`%s` lets the password go without TLS.",
                                                    ALLOWS))
                                    .fix(Fix.unsafe(command.removing(word))));
        }
        for (var call : file.calls("curl", "wget")) {
            var command = call.command();
            if (logsIn(command)) {
                command.operands().stream()
                        .filter(word ->
                                Address.of(word.value()).filter(Address::isPlain).isPresent())
                        .forEach(word -> tell(command, word, report));
            }
        }
    }

    private static boolean logsIn(Command command) {
        boolean option =
                command.is("curl")
                        ? command.hasFlag("-u", "--user", "--oauth2-bearer")
                        : command.hasFlag(LOGINS);
        return option
                || command.optionValues("-H", "--header").stream()
                        .map(header -> header.toLowerCase(Locale.ROOT).replaceFirst("^[\"']", ""))
                        .anyMatch(header -> header.startsWith("authorization:"));
    }

    private static void tell(Command command, Word word, Report report) {
        report.at(word, Message.of("`%s` sends a password without TLS.", command.name()))
                .about(Address.withoutUser(word.value()))
                .as();
    }
}
