package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.Map;
import java.util.Optional;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Name the syntax that a new flag needs",
        covers = {})
public record SyntaxDirectiveMissing() implements Rule {
    /**
     * Since which version of the syntax a flag can be used, by the release notes of
     * docker/dockerfile; older ones are in every builder that is in use.
     */
    private static final Map<String, String> SINCE =
            Map.of(
                    "ADD --checksum", "1.6",
                    "ADD --unpack", "1.17",
                    "ADD --exclude", "1.19",
                    "COPY --exclude", "1.19",
                    "COPY --parents", "1.20",
                    "RUN --security", "1.20");

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.directives().stream().anyMatch(each -> each.name().equals("syntax"))) {
            return;
        }
        for (var instruction : file.instructions()) {
            for (var flag : instruction.flags()) {
                var version = since(instruction, flag);
                if (version.isPresent()) {
                    report.at(
                            flag,
                            Message.of(
                                    "`--%s` needs version %s of the syntax, which an older builder"
                                            + " has not.",
                                    flag.name(), version.get()),
                            Fix.unsafe(
                                    new Edit(
                                            Span.at(0),
                                            "# syntax=docker/dockerfile:1"
                                                    + file.source().lineBreak())));
                    return;
                }
            }
        }
    }

    private static Optional<String> since(Instruction instruction, Flag flag) {
        return Optional.ofNullable(SINCE.get(instruction.name() + " --" + flag.name()));
    }
}
