package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.dockerfile.Port;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.ERROR,
        summary = "Expose ports that exist",
        covers = {"DL3011", "DS-0008", "UNIX Ports Out Of Range", "invalid-port"})
public record InvalidPort() implements Rule {
    private static final Pattern NUMBERS = Pattern.compile("([0-9]+)(?:-([0-9]+))?(?:/[A-Za-z]*)?");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Expose.class)
                    .forEach(expose ->
                            expose.ports().forEach(port -> check(file, expose, port, report)));
        }
    }

    private static void check(Dockerfile file, Expose expose, Argument port, Report report) {
        for (var word : file.sureWords(port, expose).orElse(List.of())) {
            if (Port.parse(word).isEmpty()) {
                refuse(port, word, report);
            }
        }
    }

    private static void refuse(Argument port, String word, Report report) {
        var numbers = NUMBERS.matcher(word);
        if (numbers.matches() && (isTooHigh(numbers.group(1)) || isTooHigh(numbers.group(2)))) {
            report.at(port, Message.of("`%s`: there is no port above `65535`.", word));
        } else {
            report.at(
                            port,
                            Message.of(
                                    "`%s` is no port, such as `80`, `53/udp` or `8000-8010`.",
                                    word))
                    .as();
        }
    }

    private static boolean isTooHigh(@org.jspecify.annotations.Nullable String number) {
        return number != null && (number.length() > 9 || Integer.parseInt(number) > 65_535);
    }
}
