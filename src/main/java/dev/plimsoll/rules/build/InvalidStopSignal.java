package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import java.util.Locale;
import java.util.Set;

@Lint(severity = Severity.ERROR, summary = "Stop containers with a signal that exists")
public record InvalidStopSignal() implements Rule {
    /** The signals of Linux, less {@code SIG}; those of real time are counted from these. */
    private static final Set<String> NAMES =
            Set.of(
                    "ABRT", "ALRM", "BUS", "CHLD", "CLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO",
                    "IOT", "KILL", "PIPE", "POLL", "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP",
                    "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG", "USR1", "USR2", "VTALRM",
                    "WINCH", "XCPU", "XFSZ", "RTMIN", "RTMAX");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Stopsignal.class)
                    .forEach(stop ->
                            file.sureValue(stop.signal(), stop)
                                    .known()
                                    .filter(text -> !isSignal(text))
                                    .ifPresent(text -> refuse(stop, text, report)));
        }
    }

    private static boolean isSignal(String text) {
        if (text.matches("[+-]?[0-9]{1,18}")) {
            return Long.parseLong(text) != 0;
        }
        var name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        return NAMES.contains(name) || name.matches("RTMIN\\+([1-9]|1[0-5])|RTMAX-([1-9]|1[0-4])");
    }

    private static void refuse(Stopsignal stop, String text, Report report) {
        var bare = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        var meant = Suggestion.sentence(bare, NAMES, "SIG");
        report.at(stop.signal(), "`%s` is no signal.%s".formatted(text, meant));
    }
}
