package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

@Lint(
        severity = INFO,
        off = true,
        summary = "Part instructions by one empty line at most",
        covers = {"tally/no-multiple-empty-lines"})
public record RepeatedEmptyLines(
        @Option("How many empty lines may follow each other between others.") int max)
        implements Rule {
    public RepeatedEmptyLines() {
        this(1);
    }

    public RepeatedEmptyLines {
        if (max < 1) {
            throw new IllegalArgumentException("`max` is at least 1.");
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        var source = file.source();
        var documents = Lazy.of(() -> Documents.of(file));
        int last = source.lineCount();
        int empty = 0;
        for (int line = 1; line <= last; line++) {
            if (isEmpty(source, line)) {
                empty++;
            } else {
                if (empty > (empty == line - 1 ? 0 : max)) {
                    between(file, documents, line - empty, line, report);
                }
                empty = 0;
            }
        }
        if (empty > 0 && empty < last) {
            int first = last - empty + 1;
            report.missing(source.line(first - 1), "Nothing but empty lines follows.")
                    .fix(Fix.safe(Edit.delete(lines(source, first, last))));
        }
    }

    private static boolean isEmpty(SourceText source, int line) {
        var span = source.line(line);
        for (int i = span.start(); i < span.end(); i++) {
            char c = source.text().charAt(i);
            if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static Span lines(SourceText source, int first, int last) {
        return source.lineWithBreak(first).to(source.lineWithBreak(last));
    }

    /**
     * @param first the first of the empty lines
     * @param next the line after them
     */
    private void between(
            Dockerfile file, Lazy<Documents> documents, int first, int next, Report report) {
        var source = file.source();
        boolean atTop = first == 1;
        var extra = lines(source, atTop ? 1 : first + max, next - 1);
        boolean inScript = documents.get().isScript(extra);
        if (!inScript && Places.at(file.instructions(), extra).isPresent()) {
            return;
        }
        var draft =
                report.missing(
                        source.line(next),
                        atTop
                                ? "The file begins with an empty line."
                                : "%d empty lines stand above.".formatted(next - first));
        // At the very top a comment may be a directive.
        boolean comment = file.commentAt(source.line(next)).isPresent();
        if (!inScript && !(atTop && comment)) {
            draft.fix(Fix.safe(Edit.delete(extra)));
        }
    }
}
