package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.HashMap;
import java.util.Optional;

@Lint(
        severity = WARNING,
        summary = "Give every label one value",
        covers = {"tally/labels/no-duplicate-keys"})
public record LabelDuplicateKey() implements Rule {

    /** Where a key was set last. */
    private record Setting(Label label, Pair pair) {}

    @Override
    public void check(Dockerfile file, Report report) {
        file.stages().forEach(stage -> check(file, stage, report));
    }

    private static void check(Dockerfile file, Stage stage, Report report) {
        var seen = new HashMap<String, Setting>();
        for (var label : stage.all(Label.class)) {
            for (var pair : label.pairs()) {
                if (pair.name().indexOf('$') < 0) {
                    Optional.ofNullable(seen.put(pair.name(), new Setting(label, pair)))
                            .ifPresent(earlier -> tell(file, earlier, pair, report));
                }
            }
        }
    }

    private static void tell(Dockerfile file, Setting earlier, Pair later, Report report) {
        boolean same =
                earlier.pair.value().map(Argument::text).equals(later.value().map(Argument::text));
        var message =
                Message.of(
                        "This `%s` has no effect, because line %d sets it again.",
                        later.name(), file.source().firstLine(later));
        var draft =
                report.at(earlier.pair.key(), message)
                        .about(later.name())
                        .level(same ? INFO : WARNING);
        if (earlier.label.pairs().size() == 1) {
            var removal = file.removal(earlier.label);
            draft.fix(file.isExplained(earlier.label) ? Fix.unsafe(removal) : Fix.safe(removal));
        }
    }
}
