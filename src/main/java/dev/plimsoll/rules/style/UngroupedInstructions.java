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
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

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
            var gap = Gap.of(file, all.get(i - 1), all.get(i));
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

    /**
     * What lies between two instructions.
     *
     * @param first its first line
     * @param next the first line below it
     */
    private record Gap(Dockerfile file, Instruction above, Instruction below, int first, int next) {

        static Gap of(Dockerfile file, Instruction above, Instruction below) {
            var source = file.source();
            return new Gap(file, above, below, source.lastLine(above) + 1, source.firstLine(below));
        }

        /** Whether no line of it is empty. */
        boolean isEmpty() {
            for (int line = first; line < next; line++) {
                if (file.source().isBlank(line)) {
                    return false;
                }
            }
            return true;
        }

        /** The change that brings it into a mode; comments stay where they are. */
        Optional<Edit> mended(String mode) {
            var source = file.source();
            boolean same = above.keyword().text().equalsIgnoreCase(below.keyword().text());
            boolean wanted = mode.equals("always") || (mode.equals("grouped") && !same);
            if (wanted) {
                return isEmpty() && first <= next
                        ? Optional.of(Edit.insertBefore(file.lineAbove(below), source.lineBreak()))
                        : Optional.empty();
            }
            if (first >= next) {
                return Optional.empty();
            }
            var lines = new Span(source.line(first).start(), source.line(next).start());
            return source.text(lines).isBlank()
                    ? Optional.of(Edit.delete(lines))
                    : Optional.empty();
        }
    }
}
