package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Write ENV and LABEL as KEY=value",
        covers = {"LegacyKeyValueFormat", "S6574"})
public record LegacyKeyValue() implements Rule {
    private static final Pattern WORD = Pattern.compile("[^\\s\"'\\\\`]+");
    private static final Pattern WORDS = Pattern.compile("[^\"'\\\\`\\v]+");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.each(Env.class).forEach(env -> check(file, env, env.pairs(), report));
            stage.each(Label.class).forEach(label -> check(file, label, label.pairs(), report));
        }
    }

    private static void check(Dockerfile file, Instruction at, List<Pair> pairs, Report report) {
        if (pairs.size() == 1 && pairs.getFirst().value().isPresent()) {
            var pair = pairs.getFirst();
            var value = pair.value().get();
            int end = pair.key().span().end();
            if (end < value.span().start() && file.source().text().charAt(end) != '=') {
                tell(at, pair, value, report);
            }
        }
    }

    private static void tell(Instruction at, Pair pair, Argument value, Report report) {
        if (value.text().startsWith("=")) {
            var draft =
                    report.at(
                            pair,
                            "The blank makes `%s` the value of `%s`."
                                    .formatted(value.text(), pair.key().text()));
            assigned(value).ifPresent(text -> draft.fix(fix(pair, text)));
            return;
        }
        var draft =
                report.at(
                                pair,
                                "`%s` without `=` is an old form of %s."
                                        .formatted(pair.key().text(), at.name()))
                        .as("LegacyKeyValueFormat")
                        .level(Severity.INFO);
        quoted(value).ifPresent(text -> draft.fix(fix(pair, text)));
    }

    private static Fix fix(Pair pair, String value) {
        var rest = new Span(pair.key().span().end(), pair.span().end());
        return Fix.safe(Edit.replace(rest, "=" + value));
    }

    /** What was meant by {@code KEY = value}. */
    private static Optional<String> assigned(Argument value) {
        var meant = value.text().substring(1).strip();
        return WORD.matcher(meant).matches() ? Optional.of(meant) : Optional.empty();
    }

    /** The same value in the new form, where quotes and escapes mean the same in both. */
    private static Optional<String> quoted(Argument value) {
        var text = value.text();
        boolean whole = value.span().length() == text.length();
        if (!whole || !WORDS.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(WORD.matcher(text).matches() ? text : '"' + text + '"');
    }
}
