package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Leave no blank before the = of ENV and LABEL",
        covers = {"LegacyKeyValueFormat", "S6574"})
public record BlankBeforeEquals() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        OldPair.in(file).stream()
                .filter(OldPair::hasEquals)
                .forEach(old -> {
                    var draft =
                            report.at(
                                            old.pair(),
                                            Message.of(
                                                    "The blank makes `%s` the value of `%s`.",
                                                    old.value().text(), old.pair().key().text()))
                                    .about(old.pair().name());
                    meant(old.value()).ifPresent(text -> draft.fix(old.written(text)));
                });
    }

    /** What was meant by {@code KEY = value}. */
    private static Optional<String> meant(Argument value) {
        var meant = value.text().substring(1).strip();
        return OldPair.WORD.matcher(meant).matches() ? Optional.of(meant) : Optional.empty();
    }
}
