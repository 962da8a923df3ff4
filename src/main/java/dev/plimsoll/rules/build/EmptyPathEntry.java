package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Add to a search path only where it is set",
        covers = {"UndefinedVar"},
        insteadOf = {"undefined-variable"})
public record EmptyPathEntry() implements Rule {
    /**
     * Where an empty entry is the current directory, by ld.so(8), gcc(1) and the manual of Python.
     */
    private static final Set<String> PATHS =
            Set.of(
                    "LD_LIBRARY_PATH",
                    "LIBRARY_PATH",
                    "CPATH",
                    "C_INCLUDE_PATH",
                    "CPLUS_INCLUDE_PATH",
                    "PYTHONPATH",
                    "CLASSPATH");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            for (var env : stage.all(Env.class)) {
                for (var pair : env.pairs()) {
                    if (PATHS.contains(pair.name())) {
                        new Setting(stage, env, pair).check(report);
                    }
                }
            }
        }
    }

    /** One path that is set. */
    private record Setting(Stage stage, Env env, Pair pair) {

        void check(Report report) {
            pair.value()
                    .filter(_ -> stage.environmentAt(env).source(pair.name()).isEmpty())
                    .ifPresent(value -> check(value, report));
        }

        private void check(Argument value, Report report) {
            var name = pair.name();
            var text = value.text();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            int from = quoted ? 1 : 0;
            int to = text.length() - from;
            for (var written : new String[] {"${" + name + "}", "$" + name}) {
                int start = to - written.length() - 1;
                if (start >= from && text.startsWith(":" + written, start)) {
                    tell(value, start, to, "${%1$s:+:$%1$s}", report);
                    return;
                }
                if (text.startsWith(written + ":", from)) {
                    tell(value, from, from + written.length() + 1, "${%1$s:+$%1$s:}", report);
                    return;
                }
            }
        }

        private void tell(Argument value, int start, int end, String instead, Report report) {
            var name = pair.name();
            boolean sure = PlainBase.isBelow(stage);
            var place = value.part(start, end);
            var message =
                    sure
                            ? "Nothing sets `%s` here, so this adds an empty entry: the current"
                                    + " directory."
                            : "Unless the base sets `%s`, this adds an empty entry: the current"
                                    + " directory.";
            var draft = report.at(place, Message.of(message, name)).about(name);
            if (!sure) {
                draft.level(Severity.INFO).as();
            }
            if (value.isWhole()) {
                draft.fix(Fix.safe(Edit.replace(place, instead.formatted(name))));
            }
        }
    }
}
