package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

@Lint(
        severity = INFO,
        off = true,
        summary = "End the last line",
        covers = {"tally/eol-last"})
public record MissingFinalNewline() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var source = file.source();
        int end = source.text().length();
        if (end > 0 && source.text().charAt(end - 1) != '\n') {
            report.missing(source.line(source.lineCount()), "No line break ends the last line.")
                    .fix(Fix.safe(Edit.insertAfter(Span.at(end), source.lineBreak())));
        }
    }
}
