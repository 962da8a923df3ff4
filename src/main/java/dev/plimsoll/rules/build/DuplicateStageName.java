package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.HashMap;
import java.util.Locale;

@Lint(
        severity = Severity.WARNING,
        summary = "Give every stage a name of its own",
        covers = {
            "DL3024",
            "DuplicateStageName",
            "DS-0012",
            "CKV_DOCKER_11",
            "Same Alias In Different Froms",
            "alias-must-be-unique"
        })
public record DuplicateStageName() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var named = new HashMap<String, Argument>();
        for (var stage : file.stages()) {
            if (stage.from().alias().isEmpty()) {
                continue;
            }
            var alias = stage.from().alias().get();
            var earlier = named.put(alias.text().toLowerCase(Locale.ROOT), alias);
            if (earlier != null) {
                var draft =
                        report.at(
                                alias,
                                Message.of(
                                        "A stage above is called `%s` too, and from here on nothing"
                                                + " can name that one.",
                                        earlier.text()));
                if (!earlier.text().equals(alias.text())) {
                    draft.as("DuplicateStageName", "DS-0012");
                }
            }
        }
    }
}
