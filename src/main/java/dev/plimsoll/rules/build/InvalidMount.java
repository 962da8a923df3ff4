package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

@Lint(severity = Severity.ERROR, summary = "Give mounts only the options that they take")
public record InvalidMount() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Run.class)
                    .forEach(run -> run.mounts().forEach(mount -> check(file, run, mount, report)));
        }
    }

    private static void check(Dockerfile file, Run run, Mount mount, Report report) {
        var faults = mount.faults(value -> file.sureValue(value, run));
        faults.forEach(fault -> report.at(fault, fault.message()));
        if (!faults.isEmpty()) {
            return;
        }
        switch (mount.type()) {
            case SSH ->
                    mount.source()
                            .filter(source -> !source.text().isEmpty())
                            .ifPresent(source ->
                                    report.at(source, "A mount of type `ssh` has no source."));
            case BIND, CACHE, TMPFS -> checkTarget(file, run, mount, report);
            case SECRET, OTHER -> {}
        }
    }

    /** What no target or a relative one means depends on the working directory. */
    private static void checkTarget(Dockerfile file, Run run, Mount mount, Report report) {
        if (mount.target().isEmpty()) {
            if (file.directoryAt(run).equals(new Value.Known("/"))) {
                report.at(mount, "This mount has no `target`, and `/` cannot be one.");
            }
            return;
        }
        var target = mount.target().get();
        file.sureValue(target, run)
                .known()
                .filter(path -> path.matches("/(?:\\.?/)*\\.?"))
                .ifPresent(_ -> report.at(target, "`/` cannot be the target of a mount."));
    }
}
