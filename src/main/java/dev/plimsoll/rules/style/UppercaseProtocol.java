package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Expose;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write the protocol of EXPOSE in lower case",
        covers = {"ExposeProtoCasing"})
public record UppercaseProtocol() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Expose.class).stream()
                .flatMap(expose -> expose.ports().stream())
                .filter(port -> port.text().length() == port.span().length())
                .forEach(port -> check(port, report));
    }

    private static void check(Argument port, Report report) {
        int slash = port.text().lastIndexOf('/');
        var protocol = port.text().substring(slash + 1);
        if (slash < 0 || protocol.indexOf('$') >= 0 || LetterCase.LOWER.has(protocol)) {
            return;
        }
        var place = new Span(port.span().start() + slash + 1, port.span().end());
        var lower = LetterCase.LOWER.of(protocol);
        report.at(place, Message.of("`%s` is written `%s`.", protocol, lower))
                .about(port.text())
                .fix(Fix.safe(Edit.replace(place, lower)));
    }
}
