package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        off = true,
        summary = "Write AS in the case of its FROM",
        covers = {"FromAsCasing", "S6476"})
public record MixedAsCase() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var from = stage.from();
            from.as().ifPresent(as -> check(from, as, report));
        }
    }

    private static void check(From from, Argument as, Report report) {
        boolean lower = LetterCase.LOWER.has(from.keyword().text());
        var wanted = lower ? LetterCase.LOWER : LetterCase.UPPER;
        if (!wanted.has(as.text())) {
            report.at(as, Message.of("`%s` stands beside `%s`.", as.text(), from.keyword().text()))
                    .as(
                            LetterCase.UPPER.has(as.text())
                                    ? new String[] {"FromAsCasing"}
                                    : new String[] {"FromAsCasing", "S6476"})
                    .fix(Fix.safe(Edit.replace(as, wanted.of(as.text()))));
        }
    }
}
