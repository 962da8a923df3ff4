package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Report;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The downloads of pip, which stay in a layer. */
record PipCache(Configured inFile, Configured byCommand) {
    /** More calls of one RUN than anybody writes. */
    private static final int MOST_CALLS = 100;

    private static final Pattern NO_CACHE =
            Pattern.compile("no-cache-dir\\W{1,4}(?i:true|1|yes|on|false|0|no|off)\\b");

    static PipCache in(Dockerfile file) {
        return new PipCache(
                Configured.in(file, "pip.conf", () -> NO_CACHE),
                Configured.in(file, "config", () -> NO_CACHE));
    }

    void check(Stage stage, Report report) {
        if (!stage.calls("pip").isEmpty()) {
            stage.runs().stream()
                    .flatMap(run -> calls(stage, run))
                    .filter(call -> !inFile.before(stage, call.install()))
                    .filter(call -> !byCommand.before(stage, call.install()))
                    .forEach(call -> tell(call, report));
        }
    }

    private static Stream<PipCall> calls(Stage stage, Run run) {
        return run.commands().stream()
                .flatMap(command -> PipCall.of(stage, run, command).stream())
                .limit(MOST_CALLS)
                .filter(call -> !call.keepsNothing() && !call.isCleaned());
    }

    private static void tell(PipCall call, Report report) {
        var install = call.install();
        report.missing(
                        install.subcommand(),
                        Message.of(
                                "`%s install` leaves its downloads in this layer.", call.program()))
                .as(known(call))
                .fix(Fix.safe(install.command().adding(install.subcommand(), "--no-cache-dir")));
    }

    /** The others know no program such as {@code pip3.11}; Semgrep passes the project itself. */
    private static String[] known(PipCall call) {
        if (call.program().indexOf('.') >= 0) {
            return new String[0];
        }
        boolean itself =
                call.install().packages().stream().anyMatch(each -> each.name().equals("."));
        return itself
                ? new String[] {"DL3042", "Pip install Keeping Cached Packages"}
                : new String[] {
                    "DL3042", "Pip install Keeping Cached Packages", "missing-pip-no-cache-dir"
                };
    }
}
