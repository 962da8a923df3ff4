package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Signal;
import dev.plimsoll.dockerfile.Suggestion;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(severity = Severity.ERROR, summary = "Stop containers with a signal that exists")
public record InvalidStopSignal() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.all(Stopsignal.class)
                    .forEach(stop ->
                            file.sureValue(stop.signal(), stop)
                                    .known()
                                    .filter(text -> !Signal.isSignal(text))
                                    .ifPresent(text -> refuse(stop, text, report)));
        }
    }

    private static void refuse(Stopsignal stop, String text, Report report) {
        var meant = Suggestion.sentence(Signal.bare(text), Signal.names(), "SIG");
        report.at(stop.signal(), Message.of("`%s` is no signal.%s", text, meant));
    }
}
