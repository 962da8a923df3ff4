package dev.plimsoll.rules.runtime;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.List;

@Lint(
        severity = Severity.WARNING,
        summary = "Set CMD, ENTRYPOINT and HEALTHCHECK once in a stage",
        covers = {
            "DL4003",
            "DL4004",
            "DL3012",
            "MultipleInstructionsDisallowed",
            "DS-0007",
            "DS-0016",
            "DS-0023",
            "Multiple CMD Instructions Listed",
            "Multiple ENTRYPOINT Instructions Listed",
            "multiple-cmd-instructions",
            "multiple-entrypoint-instructions",
            "S6589"
        },
        insteadOf = {"shell-form-cmd", "shell-form-entrypoint"})
public record OverriddenInstruction() implements Rule {
    private record Kind(Class<? extends Instruction> type, List<String> ids) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind(
                            Instruction.Cmd.class,
                            List.of(
                                    "DL4003",
                                    "MultipleInstructionsDisallowed",
                                    "DS-0016",
                                    "Multiple CMD Instructions Listed",
                                    "multiple-cmd-instructions",
                                    "S6589")),
                    new Kind(
                            Instruction.Entrypoint.class,
                            List.of(
                                    "DL4004",
                                    "MultipleInstructionsDisallowed",
                                    "DS-0007",
                                    "Multiple ENTRYPOINT Instructions Listed",
                                    "multiple-entrypoint-instructions",
                                    "S6589")),
                    new Kind(
                            Instruction.Healthcheck.class,
                            List.of(
                                    "DL3012",
                                    "MultipleInstructionsDisallowed",
                                    "DS-0023",
                                    "S6589")));

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            for (var kind : KINDS) {
                var all = stage.all(kind.type);
                for (int i = 0; i + 1 < all.size(); i++) {
                    report(file, report, all.get(i), all.get(i + 1), kind);
                }
            }
        }
    }

    private static void report(
            Dockerfile file, Report report, Instruction earlier, Instruction later, Kind kind) {
        var message =
                Message.of(
                        "This `%s` has no effect, because line %d sets another one.",
                        earlier.name(), file.source().firstLine(later));
        var removal = file.removal(earlier);
        report.at(earlier.keyword(), message)
                .about(earlier.name())
                .cause(earlier)
                .as(kind.ids.toArray(String[]::new))
                .fix(file.isExplained(earlier) ? Fix.unsafe(removal) : Fix.safe(removal));
    }
}
