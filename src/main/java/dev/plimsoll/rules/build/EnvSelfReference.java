package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Environment;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Use a variable only after the ENV that sets it",
        covers = {"DL3044"},
        insteadOf = {"undefined-variable"})
public record EnvSelfReference() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var env : file.all(Env.class)) {
            if (env.pairs().size() > 1) {
                file.stageAt(env)
                        .ifPresent(stage -> check(file, env, stage.environmentAt(env), report));
            }
        }
    }

    private static void check(Dockerfile file, Env env, Environment before, Report report) {
        var set = new HashSet<String>();
        Optional<Pair> previous = Optional.empty();
        for (var pair : env.pairs()) {
            var used = used(pair, before, set);
            if (used.isPresent() && previous.isPresent()) {
                report.at(
                                pair,
                                Message.of(
                                        "`$%s` is not yet what this ENV sets: it has the value from"
                                                + " before.",
                                        used.get()))
                        .fix(split(file, env, previous.get(), pair));
            }
            set.add(pair.name());
            previous = Optional.of(pair);
        }
    }

    private static Optional<String> used(Pair pair, Environment before, Set<String> set) {
        return pair.value().stream()
                .flatMap(value -> before.names(value.text()).stream())
                .filter(set::contains)
                .filter(name -> before.source(name).isEmpty())
                .findFirst();
    }

    /** An ENV of its own for a pair and those after it; it changes what is in the image. */
    private static Fix split(Dockerfile file, Env env, Pair previous, Pair pair) {
        int start = previous.span().end();
        int end = pair.span().start();
        var text = file.source().lineBreak() + env.keyword().text() + " ";
        return Fix.unsafe(Edit.replace(new Span(start, end), text));
    }
}
