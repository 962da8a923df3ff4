package dev.plimsoll.rules.host;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Flag;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Span;

@Lint(
        severity = Severity.WARNING,
        summary = "Keep every step of the build inside its sandbox",
        covers = {"S6431", "S6502"})
public record BuildOutsideSandbox() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.runs().stream()
                    .filter(run -> !run.flags().isEmpty())
                    .flatMap(run -> run.flags().stream())
                    .forEach(flag -> check(file, report, flag));
        }
    }

    private static void check(Dockerfile file, Report report, Flag flag) {
        switch (flag.name() + "=" + flag.text()) {
            case "security=insecure" ->
                    report.at(flag, "This step runs without a sandbox, as root of the build host.")
                            .about("security")
                            .as("S6502");
            case "network=host" ->
                    report.at(flag, "This step shares the network of the build host.")
                            .about("network")
                            .as("S6431")
                            .fix(Fix.unsafe(Edit.delete(withBlank(file, flag))));
            default -> {}
        }
    }

    private static Span withBlank(Dockerfile file, Flag flag) {
        var text = file.source().text();
        int end = flag.span().end();
        boolean blank = end < text.length() && text.charAt(end) == ' ';
        return new Span(flag.span().start(), blank ? end + 1 : end);
    }
}
