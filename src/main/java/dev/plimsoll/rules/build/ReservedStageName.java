package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Call no stage scratch or context",
        covers = {"DL3063", "ReservedStageName"})
public record ReservedStageName() implements Rule {
    private static final Set<String> RESERVED = Set.of("scratch", "context");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.from()
                    .alias()
                    .filter(_ -> stage.name().filter(RESERVED::contains).isPresent())
                    .ifPresent(alias ->
                            report.at(
                                    alias,
                                    Message.of(
                                            "`%s` means something else to the builder, so this"
                                                    + " stage may not be found.",
                                            alias.text())));
        }
    }
}
