package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Write ENV and LABEL as KEY=value",
        covers = {"LegacyKeyValueFormat"})
public record LegacyKeyValue() implements Rule {
    private static final Pattern WORDS = Pattern.compile("[^\"'\\\\`\\v]+");

    @Override
    public void check(Dockerfile file, Report report) {
        OldPair.in(file).stream()
                .filter(old -> !old.hasEquals())
                .forEach(old -> {
                    var draft =
                            report.at(
                                            old.pair(),
                                            Message.of(
                                                    "`%s` without `=` is an old form of %s.",
                                                    old.pair().key().text(), old.at().name()))
                                    .about(old.pair().name());
                    quoted(old.value()).ifPresent(text -> draft.fix(old.written(text)));
                });
    }

    /** The same value in the new form, where quotes and escapes mean the same in both. */
    private static Optional<String> quoted(Argument value) {
        var text = value.text();
        if (!value.isWhole() || !WORDS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(OldPair.WORD.matcher(text).matches() ? text : '"' + text + '"');
    }
}
