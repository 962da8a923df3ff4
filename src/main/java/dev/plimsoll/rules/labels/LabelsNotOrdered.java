package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        off = true,
        summary = "Keep the labels of one LABEL in order",
        covers = {"tally/labels/prefer-stable-order"})
public record LabelsNotOrdered() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Label.class).forEach(label -> check(label, report));
    }

    private static void check(Label label, Report report) {
        var pairs = label.pairs();
        for (int i = 1; i < pairs.size(); i++) {
            var before = pairs.get(i - 1).name();
            var name = pairs.get(i).name();
            if (name.indexOf('$') < 0 && before.indexOf('$') < 0 && name.compareTo(before) < 0) {
                report.at(
                                pairs.get(i).key(),
                                Message.of(
                                        "`%s` stands after `%s`, not in the order of letters.",
                                        name, before))
                        .about(name);
                return;
            }
        }
    }
}
