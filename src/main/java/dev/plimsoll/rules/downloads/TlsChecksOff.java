package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.ERROR;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Arg;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.WrittenFile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = ERROR,
        summary = "Leave the check of certificates on",
        covers = {
            "CKV2_DOCKER_2",
            "CKV2_DOCKER_3",
            "CKV2_DOCKER_4",
            "CKV2_DOCKER_5",
            "CKV2_DOCKER_6",
            "CKV2_DOCKER_12",
            "CKV2_DOCKER_13",
            "CKV2_DOCKER_14",
            "CKV2_DOCKER_15",
            "CKV2_DOCKER_16",
            "S4830"
        })
public record TlsChecksOff() implements Rule {
    private static final String CALLBACK = "ServerCertificateValidationCallback";

    /** PowerShell's: who is asked about certificates finds all of them good. */
    private static final Pattern ALL_GOOD =
            Pattern.compile(
                    "("
                            + CALLBACK
                            + ")\\s*+=\\s*+\\{\\s*+(?:(?i)return\\s++)?[`\\\\]?\\$(?i:true)\\s*+;?\\s*+}");

    @Override
    public void check(Dockerfile file, Report report) {
        if (file.source().text().contains(CALLBACK)) {
            file.all(Run.class).stream()
                    .flatMap(run -> Matched.in(file, run, ALL_GOOD).stream())
                    .forEach(each -> tell(new TlsSwitch(each, each.text(), List.of()), report));
        }
        for (var stage : file.stages()) {
            for (var run : stage.runs()) {
                check(stage, run, report);
            }
            for (var instruction : stage.each(Instruction.class)) {
                for (var written : WrittenFile.in(instruction)) {
                    TlsSwitch.in(written).forEach(found -> tell(found, report));
                }
            }
            for (var env : stage.each(Env.class)) {
                check(file, env, env.pairs(), report);
            }
            for (var arg : stage.each(Arg.class)) {
                check(file, arg, arg.pairs(), report);
            }
        }
    }

    private static void check(Stage stage, Run run, Report report) {
        var environment = stage.environmentAt(run);
        for (var command : run.commands()) {
            TlsSwitch.in(command, environment).forEach(found -> tell(found, report));
        }
    }

    private static void check(Dockerfile file, Instruction at, List<Pair> pairs, Report report) {
        for (var pair : pairs) {
            TlsVariable.named(pair.name())
                    .filter(variable -> isOff(file, variable, pair, at))
                    .ifPresent(variable ->
                            tell(new TlsSwitch(pair, pair.name(), variable.ids()), report));
        }
    }

    private static boolean isOff(
            Dockerfile file, TlsVariable variable, Pair pair, Instruction instruction) {
        return pair.value()
                .flatMap(value -> file.value(value, instruction).known())
                .filter(variable::isOff)
                .isPresent();
    }

    private static void tell(TlsSwitch found, Report report) {
        var finding =
                report.at(
                                found.place(),
                                Message.of(
                                        "`%s` switches off the check of certificates.",
                                        found.name()))
                        .about(found.name());
        finding.as(found.ids().toArray(String[]::new));
        found.without().map(Fix::unsafe).ifPresent(finding::fix);
    }
}
