package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Shell;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = ERROR,
        summary = "Keep passwords out of PowerShell's commands",
        covers = {
            "powershell/PSAvoidUsingConvertToSecureStringWithPlainText",
            "powershell/PSAvoidUsingPlainTextForPassword",
            "powershell/PSAvoidUsingUsernameAndPasswordParams",
            "powershell/PSUsePSCredentialType"
        })
public record PlaintextCredential() implements Rule {
    /** A parameter of a function that takes a password, a user or a credential as a string. */
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)\\[(?:string|object)]\\s{0,20}\\$(\\w{0,60})");

    private static final Pattern PASSWORD =
            Pattern.compile("(?i)\\w*(?:password|passphrase|passwd|credentials?|cred)");

    private static final Pattern USER = Pattern.compile("(?i)user(?:name)?|login|account");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("convertto-securestring")) {
            converted(call.command(), report);
        }
        var text = file.source().text();
        var scripts =
                file.all(Run.class).stream()
                        .filter(run -> run.script().shell() instanceof Shell.PowerShell)
                        .toList();
        if (!scripts.isEmpty() && text.toLowerCase(Locale.ROOT).contains("param(")) {
            scripts.forEach(run -> parameters(text, run.span(), report));
        }
    }

    private static void converted(Command command, Report report) {
        if (!command.hasFlag("-AsPlainText")) {
            return;
        }
        var text =
                command.optionValue("-String")
                        .flatMap(value -> word(command, value))
                        .or(() -> command.operands().stream().findFirst());
        boolean secret =
                text.flatMap(Word::literal)
                        .filter(each -> Wording.of(each) == Wording.SECRET)
                        .isPresent();
        var draft =
                report.at(
                                secret ? text.get() : command.program(),
                                secret
                                        ? Message.of(
                                                "The password that `%s` is given is readable in the"
                                                        + " repository.",
                                                command.program().value())
                                        : Message.of(
                                                "`%s` is given a password as plain text.",
                                                command.program().value()))
                        .about("-AsPlainText")
                        .level(secret ? ERROR : INFO)
                        .as("powershell/PSAvoidUsingConvertToSecureStringWithPlainText");
        text.ifPresent(draft::secret);
    }

    private static Optional<Word> word(Command command, String value) {
        return command.arguments().stream().filter(word -> word.value().equals(value)).findFirst();
    }

    private static void parameters(String text, Span run, Report report) {
        var matcher = PARAMETER.matcher(text).region(run.start(), run.end());
        boolean user = false;
        while (matcher.find()) {
            var name = matcher.group(1);
            user |= USER.matcher(name).matches();
            if (PASSWORD.matcher(name).matches()) {
                parameter(new Span(matcher.start(), matcher.end()), name, user, report);
            }
        }
    }

    private static void parameter(Span place, String name, boolean user, Report report) {
        boolean credential = name.toLowerCase(Locale.ROOT).contains("cred");
        report.at(place, Message.of("`$%s` takes a password as plain text.", name))
                .about(name)
                .level(INFO)
                .as(
                        credential
                                ? new String[] {
                                    "powershell/PSAvoidUsingPlainTextForPassword",
                                    "powershell/PSUsePSCredentialType"
                                }
                                : user
                                        ? new String[] {
                                            "powershell/PSAvoidUsingPlainTextForPassword",
                                            "powershell/PSAvoidUsingUsernameAndPasswordParams"
                                        }
                                        : new String[] {
                                            "powershell/PSAvoidUsingPlainTextForPassword"
                                        });
    }
}
