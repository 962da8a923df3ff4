package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;

@Lint(severity = INFO, summary = "Trust the key of a repository for that repository alone")
public record AptKeyForAll() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("apt-key")) {
            call.command().arguments().stream()
                    .filter(word -> word.is("add", "adv"))
                    .findFirst()
                    .ifPresent(word -> tell(word, report));
        }
    }

    private static void tell(Word word, Report report) {
        report.at(
                word, Message.of("`apt-key %s` trusts a key for every repository.", word.value()));
    }
}
