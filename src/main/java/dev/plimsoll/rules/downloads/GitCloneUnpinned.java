package dev.plimsoll.rules.downloads;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Say which commit of a repository is built",
        covers = {},
        insteadOf = {"git-clone-in-run"})
public record GitCloneUnpinned() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var clone : GitClone.in(file)) {
            if (!clone.isPinned()) {
                report.at(
                                clone,
                                Message.of(
                                        "This takes whatever `%s` holds when it is built.",
                                        clone.address().value()))
                        .about(clone.address().value());
            }
        }
    }
}
