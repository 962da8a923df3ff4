package dev.plimsoll.rules.waivers;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.WaiverRule;
import dev.plimsoll.lint.Waivers.Effect;
import dev.plimsoll.lint.Waivers.Waiver;
import dev.plimsoll.source.Message;

@Lint(
        severity = INFO,
        off = true,
        summary = "Waive nothing by a comment for another tool",
        covers = {"DL1001"})
public record ForeignWaiver() implements WaiverRule {

    @Override
    public void check(Effect effect, Report report) {
        for (var waiver : effect.waivers()) {
            if (waiver.foreign()) {
                check(effect, waiver, report);
            }
        }
    }

    private static void check(Effect effect, Waiver waiver, Report report) {
        var ids = waiver.ids().stream().sorted().toList();
        var names = String.join(", ", ids.stream().map(Message::code).toList());
        var draft =
                report.at(waiver, "This waives %s here too.".formatted(names))
                        .about(String.join(",", ids));
        if (!effect.file().source().text(waiver.comment()).contains("hadolint")) {
            draft.as();
        }
    }
}
