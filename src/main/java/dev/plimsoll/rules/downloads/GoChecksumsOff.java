package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(severity = WARNING, summary = "Let Go compare each module with what everybody else got")
public record GoChecksumsOff() implements Rule {
    /** From the reference of Go's modules; a pattern for some hosts is no fault. */
    private static final Pattern OFF = Pattern.compile("GOSUMDB=off|(?:GONOSUMDB|GOPRIVATE)=\\*");

    @Override
    public void check(Dockerfile file, Report report) {
        var text = file.source().text();
        if (!text.contains("SUMDB") && !text.contains("GOPRIVATE")) {
            return;
        }
        for (var instruction : file.instructions()) {
            switch (instruction) {
                case Env env -> pairs(file, env, env.pairs(), report);
                case Arg arg -> pairs(file, arg, arg.pairs(), report);
                case Instruction.Run run ->
                        run.commands().stream()
                                .flatMap(VariableSet::by)
                                .forEach(set ->
                                        tell(set.place(), set.name() + "=" + set.value(), report));
                default -> {}
            }
        }
    }

    private static void pairs(Dockerfile file, Instruction at, List<Pair> pairs, Report report) {
        for (var pair : pairs) {
            pair.value()
                    .flatMap(value -> file.value(value, at).known())
                    .ifPresent(value -> tell(pair, pair.name() + "=" + value, report));
        }
    }

    private static void tell(Located place, String setting, Report report) {
        if (OFF.matcher(setting).matches()) {
            report.at(
                            place,
                            Message.of(
                                    "`%s` lets Go take unchecked what `go.sum` does not name.",
                                    setting))
                    .about(setting);
        }
    }
}
