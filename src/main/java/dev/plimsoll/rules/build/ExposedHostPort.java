package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.dockerfile.Port;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = Severity.WARNING,
        summary = "Expose ports of the container alone",
        covers = {"ExposeInvalidFormat"})
public record ExposedHostPort() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Expose.class)
                .forEach(each -> each.ports().forEach(port -> check(file, each, port, report)));
    }

    private static void check(Dockerfile file, Expose expose, Argument port, Report report) {
        if (port.text().indexOf(':') < 0 && port.text().indexOf('$') < 0) {
            return;
        }
        for (var word : file.sureWords(port, expose).orElse(List.of())) {
            int container = word.lastIndexOf(':') + 1;
            if (container > 0 && Port.parse(word).isPresent()) {
                var draft =
                        report.at(
                                port,
                                Message.of(
                                        "`EXPOSE` opens no port of the host: of `%s` only `%s`"
                                                + " counts.",
                                        word, word.substring(container)));
                if (file.source().text(port).equals(word)) {
                    draft.fix(Fix.safe(Edit.replace(port, word.substring(container))));
                }
            }
        }
    }
}
