package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Runner;
import dev.plimsoll.shell.Context;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;

@Lint(
        severity = WARNING,
        summary = "Do without sudo; USER says who runs what",
        covers = {"DL3004", "DS-0010", "CKV2_DOCKER_1", "Run Using Sudo", "no-sudo-in-dockerfile"})
public record SudoInRun() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.runs().forEach(run -> check(file, stage, run, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Run run, Report report) {
        var calls = new ArrayList<SudoCall>();
        for (var command : run.commands()) {
            SudoCall.of(command).ifPresent(calls::add);
        }
        if (calls.isEmpty()) {
            return;
        }
        calls.stream()
                .filter(SudoCall::toAnother)
                .findFirst()
                .ifPresent(call ->
                        report.at(call.sudo(), "`sudo` runs this as another user than the RUN.")
                                .about("sudo -u")
                                .as(known(run, call)));
        var toRoot = calls.stream().filter(call -> !call.toAnother()).toList();
        if (!toRoot.isEmpty()) {
            tell(file, stage, run, toRoot, report);
        }
    }

    private static void tell(
            Dockerfile file, Stage stage, Run run, List<SudoCall> calls, Report report) {
        var runner = Runner.of(file, stage, run);
        var message =
                switch (runner) {
                    case ROOT -> "`sudo` gives nothing here: this RUN is run by root.";
                    case ANOTHER ->
                            stage.userAt(run)
                                    .map(user -> Message.code(user.account().text()))
                                    .orElse("the user of the base image")
                                    .transform(user ->
                                            Message.of(
                                                    "`sudo` makes %s root again, past its USER.",
                                                    user));
                    case UNKNOWN -> "`sudo` does what USER is for.";
                };
        var finding =
                report.at(calls.getFirst().sudo(), message)
                        .about("sudo")
                        .as(known(run, calls.getFirst()));
        var edits = calls.stream().flatMap(call -> call.removed().stream()).toList();
        if (canGo(run, runner) && edits.size() == calls.size()) {
            finding.fix(new Fix(runner == Runner.ROOT, edits));
        }
    }

    /** A script that asks first who runs it, as by {@code id -u}, knows where it needs sudo. */
    private static boolean canGo(Run run, Runner runner) {
        return switch (runner) {
            case ROOT -> true;
            case ANOTHER -> false;
            case UNKNOWN ->
                    run.commands().stream()
                            .noneMatch(command -> command.is("id") && command.hasFlag("-u"));
        };
    }

    /**
     * Trivy and KICS look where a RUN begins, and behind {@code &&}; Checkov and Semgrep at text.
     */
    private static String[] known(Run run, SudoCall call) {
        var ids = new ArrayList<>(List.of("DL3004"));
        if (run.form() instanceof Form.ShellForm) {
            ids.addAll(List.of("CKV2_DOCKER_1", "no-sudo-in-dockerfile"));
            boolean begins =
                    run.commands().stream()
                            .filter(command -> command.words().getFirst().equals(call.sudo()))
                            .anyMatch(command ->
                                    command == run.commands().getFirst()
                                            || command.context().joint() == Context.Joint.AND);
            if (begins) {
                ids.addAll(List.of("DS-0010", "Run Using Sudo"));
            }
        }
        return ids.toArray(String[]::new);
    }
}
