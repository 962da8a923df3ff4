package dev.plimsoll.rules.permissions;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Runner;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = WARNING,
        summary = "Mount secrets for their user alone",
        covers = {"S6469"})
public record SecretMountReadable() implements Rule {
    private static final int OTHERS = 7;
    private static final Set<String> USER_CHANGERS =
            Set.of("su", "sudo", "gosu", "su-exec", "runuser", "setpriv", "chroot");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.runs().stream()
                    .filter(run -> !run.mounts().isEmpty())
                    .forEach(run -> check(file, stage, run, report));
        }
    }

    private static void check(Dockerfile file, Stage stage, Run run, Report report) {
        for (var mount : run.mounts()) {
            if (mount.type() != Mount.Type.SECRET && mount.type() != Mount.Type.SSH) {
                continue;
            }
            var mode = mount.option("mode").filter(each -> isForOthers(Mode.of(each.text())));
            if (mode.isPresent()) {
                var place = mode.get();
                var what = mount.type() == Mount.Type.SSH ? "agent" : "secret";
                var message =
                        Message.of(
                                "The mode `%s` lets every process of the build use the %s.",
                                place.text(), what);
                var draft = report.at(place, message).about(place.text());
                if (isRootsAlone(file, stage, run, mount)) {
                    draft.fix(Fix.safe(Edit.replace(place, "0400")));
                }
            }
        }
    }

    private static boolean isForOthers(Mode mode) {
        return mode.isOctal() && (mode.bits() & OTHERS) != 0;
    }

    /** Whether nobody but root, who may read everything, runs something in the step. */
    private static boolean isRootsAlone(Dockerfile file, Stage stage, Run run, Mount mount) {
        return mount.type() == Mount.Type.SECRET
                && Runner.of(file, stage, run) == Runner.ROOT
                && run.commands().stream()
                        .noneMatch(command ->
                                USER_CHANGERS.contains(command.name())
                                        || command.wrappers().stream()
                                                .anyMatch(USER_CHANGERS::contains));
    }
}
