package dev.plimsoll.rules.secrets;

import static dev.plimsoll.lint.Severity.ERROR;
import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

@Lint(
        severity = ERROR,
        summary = "Write no secret into a layer",
        covers = {"DS-0031", "CIS 4.10"})
public record SecretWrittenToLayer() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        boolean logsIn = SecretUse.logsIn(file.source().text());
        for (var stage : file.stages()) {
            check(file, stage, logsIn, report);
        }
    }

    /**
     * @param logsIn whether something in the file may do so with what it says itself
     */
    private static void check(Dockerfile file, Stage stage, boolean logsIn, Report report) {
        var arguments = SecretUse.arguments(stage);
        if (!logsIn && arguments.isEmpty() && !SecretUse.mounts(stage)) {
            return;
        }
        boolean shipped = file.ships(stage);
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
                                        tell(sink, shipped, last && use.mountsNothing(), report));
                    }
                });
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
