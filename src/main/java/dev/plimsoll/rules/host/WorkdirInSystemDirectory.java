package dev.plimsoll.rules.host;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = ERROR,
        summary = "Work in no directory of the kernel or of the boot",
        covers = {"DS-0030"})
public record WorkdirInSystemDirectory() implements Rule {
    private static final Pattern SYSTEM =
            Pattern.compile("/+(?:proc|sys|dev|boot|initrd|lost\\+found)(?:/.*)?");

    /** The open files of a process: where a leaked one leads out of the container. */
    private static final Pattern OPEN_FILE = Pattern.compile("/+proc/+(?:self|\\d+)/+fd/.*");

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(Workdir.class).forEach(workdir -> check(file, report, workdir));
    }

    private static void check(Dockerfile file, Report report, Workdir workdir) {
        var path = file.value(workdir.path(), workdir).known().orElse("");
        if (!SYSTEM.matcher(path).matches() || path.matches("/+dev/+shm(?:/.*)?")) {
            return;
        }
        boolean leads = OPEN_FILE.matcher(path).matches();
        var message =
                leads
                        ? Message.of("`%s` is a way out of the container (CVE-2024-21626).", path)
                        : Message.of("`%s` belongs to the system, not to a program.", path);
        report.at(workdir.path(), message)
                .about(path)
                .level(leads ? ERROR : WARNING)
                .as(isKnown(workdir.path().text()) ? new String[] {"DS-0030"} : new String[0]);
    }

    /** Trivy compares what is written with the beginnings of paths. */
    private static boolean isKnown(String written) {
        return written.replace("\"", "").matches("/(?:proc|boot|dev|initrd|lost\\+found)/.*");
    }
}
