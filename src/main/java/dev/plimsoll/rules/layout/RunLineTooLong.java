package dev.plimsoll.rules.layout;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form.ShellForm;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Span;

import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Break long commands into lines",
        covers = {"S7020"})
public record RunLineTooLong(
        @Option("The longest line that is let pass, in characters.") int maxLength)
        implements Rule {
    private static final int FEWEST_WORDS = 7;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** As Sonar has it. */
    public RunLineTooLong() {
        this(120);
    }

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Run.class).forEach(run -> check(file, run, report));
    }

    private void check(Dockerfile file, Run run, Report report) {
        var source = file.source();
        if (run.span().length() <= maxLength
                || !(run.form() instanceof ShellForm)
                || !(run.heredocs().isEmpty() || run.document().isPresent())) {
            return;
        }
        int last = source.lastLine(run);
        for (int line = source.firstLine(run); line <= last; line++) {
            var place = source.line(line);
            if (place.length() <= maxLength) {
                continue;
            }
            var text = source.text(place).strip();
            if (!text.contains("://") && BLANKS.split(text).length >= FEWEST_WORDS) {
                var start = place.start() + source.text(place).indexOf(text);
                report.at(
                                new Span(start, start + text.length()),
                                "This line has %d characters.".formatted(place.length()))
                        .about("");
                return;
            }
        }
    }
}
