package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "End lines with what can be seen",
        covers = {"tally/no-trailing-spaces"})
public record TrailingSpaces() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var found = found(file.source().text());
        if (found.isEmpty()) {
            return;
        }
        var documents = Documents.of(file);
        for (var place : found) {
            if (!documents.isContent(place)) {
                var draft = report.at(place, "The line ends with blanks.").about("");
                if (!documents.isScript(place)) {
                    draft.fix(Fix.safe(Edit.delete(place)));
                }
            }
        }
    }

    /** The blanks at the ends of lines. */
    private static List<Span> found(String text) {
        var found = new ArrayList<Span>();
        int from = 0;
        while (from < text.length()) {
            int at = text.indexOf('\n', from);
            int next = at < 0 ? text.length() : at;
            int end = next > from && text.charAt(next - 1) == '\r' ? next - 1 : next;
            int start = end;
            while (start > from && isBlank(text.charAt(start - 1))) {
                start--;
            }
            if (start < end) {
                found.add(new Span(start, end));
            }
            from = next + 1;
        }
        return found;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
