package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Heredoc;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;

@Lint(
        severity = INFO,
        off = true,
        summary = "Lay out the JSON that is written in the file",
        covers = {"tally/prefer-formatted-heredocs"})
public record JsonOnOneLine() implements Rule {
    /** What a terminal shows of a line. */
    private static final int WIDTH = 80;

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.source().text().contains("<<")) {
            file.instructions().stream()
                    .flatMap(each -> each.heredocs().stream())
                    .forEach(heredoc -> check(file, heredoc, report));
        }
    }

    private static void check(Dockerfile file, Heredoc heredoc, Report report) {
        var text = heredoc.body().strip();
        boolean tooLong = text.length() > WIDTH && text.indexOf('\n') < 0;
        if (!tooLong || "{[".indexOf(text.charAt(0)) < 0) {
            return;
        }
        var lineBreak = file.source().lineBreak();
        JsonLayout.of(text)
                .map(json -> json.replace("\n", lineBreak) + lineBreak)
                .ifPresent(json ->
                        report.at(heredoc.operator(), "This is JSON on one line.")
                                .fix(Fix.safe(Edit.replace(heredoc, json))));
    }
}
