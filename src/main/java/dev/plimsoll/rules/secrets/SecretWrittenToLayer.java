package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Deliveries;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = ERROR,
        summary = "Write no secret into a layer",
        covers = {"DS-0031", "CIS 4.10"})
public record SecretWrittenToLayer() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        boolean logsIn = SecretUse.logsIn(file.source().text());
        var deliveries = Lazy.of(() -> new Deliveries(file));
        for (var stage : file.stages()) {
            var arguments = SecretUse.arguments(stage);
            if (logsIn || !arguments.isEmpty() || SecretUse.mounts(stage)) {
                check(file, stage, arguments, deliveries, report);
            }
        }
    }

    private static void check(
            Dockerfile file,
            Stage stage,
            Set<String> arguments,
            Lazy<Deliveries> deliveries,
            Report report) {
        boolean last = file.finalStage().filter(stage::equals).isPresent();
        stage.runs().stream()
                .filter(run -> SecretUse.isPossible(run, arguments, file.source().text(run)))
                .forEach(run -> {
                    var use = new SecretUse(run, arguments);
                    var removal = Lazy.of(() -> new SecretRemoval(run));
                    for (var command : run.commands()) {
                        SecretSink.of(command, run)
                                .filter(sink -> use.reaches(sink))
                                .filter(sink -> !removal.get().of(sink))
                                .ifPresent(sink ->
                                        tell(
                                                sink,
                                                file.ships(stage)
                                                        || delivers(
                                                                file, stage, run, sink, deliveries),
                                                last && use.mountsNothing(),
                                                report));
                    }
                });
    }

    /** Whether a later stage takes the file into the image. */
    private static boolean delivers(
            Dockerfile file, Stage stage, Run run, SecretSink sink, Lazy<Deliveries> deliveries) {
        return Paths.rooted(file.directoryAt(run), sink.file())
                .filter(path -> deliveries.get().ships(stage, path, run))
                .isPresent();
    }

    private static void tell(SecretSink sink, boolean shipped, boolean known, Report report) {
        var where = shipped ? "the image" : "the caches of the build";
        report.at(
                        sink.place(),
                        Message.of(
                                "`%s` keeps the secret in `%s`, which stays in %s.",
                                sink.program(), sink.file(), where))
                .about(sink.program() + " " + sink.file())
                .level(shipped ? ERROR : INFO)
                .cause(sink.command())
                .as(
                        known && sink.isLogin()
                                ? new String[] {"DS-0031", "CIS 4.10"}
                                : new String[] {"CIS 4.10"});
    }
}
