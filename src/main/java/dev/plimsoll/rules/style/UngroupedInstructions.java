package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Option;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

@Lint(
        severity = INFO,
        off = true,
        summary = "Part groups of instructions by an empty line",
        covers = {"tally/newline-between-instructions"})
public record UngroupedInstructions(
        @Option("`grouped` parts different instructions, `always` all, `never` none.") String mode)
        implements Rule {
    private static final Set<String> MODES = Set.of("grouped", "always", "never");

    public UngroupedInstructions() {
        this("grouped");
    }

    public UngroupedInstructions {
        if (!MODES.contains(mode)) {
            throw new IllegalArgumentException("`mode` is `grouped`, `always` or `never`.");
        }
    }

    @Override
    public void check(Dockerfile file, Report report) {
        var all = file.instructions();
        var edits = new ArrayList<Edit>();
        var first = "";
        int at = 0;
        for (int i = 1; i < all.size(); i++) {
            var gap = new Gap(file, all.get(i - 1), all.get(i));
            var edit = gap.mended(mode);
            if (edit.isPresent() && edits.isEmpty()) {
                at = i;
                first = gap.isEmpty() ? "No empty line parts" : "An empty line parts";
            }
            edit.ifPresent(edits::add);
        }
        if (!edits.isEmpty()) {
            report.missing(
                            all.get(at).keyword(),
                            Message.of(
                                    "%s this from the `%s` above.", first, all.get(at - 1).name()))
                    .fix(Fix.safe(edits.toArray(Edit[]::new)));
        }
    }

    /** What lies between two instructions. */
    private record Gap(Dockerfile file, Instruction above, Instruction below) {

        private SourceText source() {
            return file.source();
        }

        private int firstLine() {
            return source().lastLine(above) + 1;
        }

        /** Whether no line of it is empty. */
        boolean isEmpty() {
            return IntStream.range(firstLine(), source().firstLine(below))
                    .noneMatch(line -> source().isBlank(line));
        }

        /** The change that brings it into a mode; comments stay where they are. */
        Optional<Edit> mended(String mode) {
            int end = source().firstLine(below);
            boolean same = above.name().equals(below.name());
            boolean wanted = mode.equals("always") || (mode.equals("grouped") && !same);
            if (wanted) {
                return isEmpty() && firstLine() <= end
                        ? Optional.of(
                                Edit.insertBefore(file.lineAbove(below), source().lineBreak()))
                        : Optional.empty();
            }
            if (firstLine() >= end) {
                return Optional.empty();
            }
            var lines = new Span(source().line(firstLine()).start(), source().line(end).start());
            return source().text(lines).isBlank()
                    ? Optional.of(Edit.delete(lines))
                    : Optional.empty();
        }
    }
}
