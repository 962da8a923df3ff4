package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Fetch repositories by ADD",
        covers = {"tally/prefer-add-git"})
public record GitCloneInRun() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var clone : GitClone.in(file)) {
            report.at(
                            clone,
                            Message.of(
                                    "`ADD` fetches `%s` without git in the image, and again only"
                                            + " when it has changed.",
                                    clone.address().value()))
                    .about(clone.address().value());
        }
    }
}
