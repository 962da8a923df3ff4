package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.Optional;

@Lint(
        severity = INFO,
        off = true,
        summary = "Keep the file short enough to be read at once",
        covers = {"tally/max-lines"})
public record TooManyLines(
        @Option("How many lines there may be, without comments and empty lines.") int max)
        implements Rule {
    public TooManyLines() {
        this(50);
    }

    public TooManyLines {
        if (max < 1) {
            throw new IllegalArgumentException("`max` is at least 1.");
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        var source = file.source();
        if (source.lineCount() <= max) {
            return;
        }
        int count = 0;
        Optional<Span> beyond = Optional.empty();
        for (int line = 1; line <= source.lineCount(); line++) {
            var place = source.line(line);
            if (!source.isBlank(line) && !isComment(file, place)) {
                count++;
                if (count == max + 1) {
                    beyond = Optional.of(place);
                }
            }
        }
        if (beyond.isPresent()) {
            report.missing(
                    beyond.get(),
                    "The file has %d lines; the limit of %d ends here.".formatted(count, max));
        }
    }

    private static boolean isComment(Dockerfile file, Span line) {
        return file.commentAt(line).isPresent() || Places.at(file.directives(), line).isPresent();
    }
}
