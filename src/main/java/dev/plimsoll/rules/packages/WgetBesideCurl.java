package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Form;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

import java.util.ArrayList;
import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Download with wget or with curl, not with both",
        covers = {"DL4001", "DS-0014", "Run Using 'wget' and 'curl'", "use-either-wget-or-curl"})
public record WgetBesideCurl() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var wget = stage.calls("wget");
            var curl = stage.calls("curl");
            if (!wget.isEmpty() && !curl.isEmpty()) {
                boolean curlFirst = curl.getFirst().span().start() < wget.getFirst().span().start();
                var second = (curlFirst ? wget : curl).getFirst();
                report.at(
                                second.command().program(),
                                "This stage downloads with `wget` and with `curl`.")
                        .about("wget curl")
                        .as(known(wget, curl));
            }
        }
    }

    /** Semgrep looks at the first words of RUN instructions. */
    private static String[] known(List<Call> wget, List<Call> curl) {
        var ids = new ArrayList<>(List.of("DL4001", "DS-0014", "Run Using 'wget' and 'curl'"));
        if (isFirst(wget) && isFirst(curl)) {
            ids.add("use-either-wget-or-curl");
        }
        return ids.toArray(String[]::new);
    }

    private static boolean isFirst(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.run().form() instanceof Form.ShellForm)
                .anyMatch(call -> call.run().commands().getFirst() == call.command());
    }
}
