package dev.plimsoll.rules.layout;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

import java.util.Locale;
import java.util.regex.Pattern;

@Lint(
        severity = INFO,
        off = true,
        summary = "Leave no TODO behind",
        covers = {"S1135"})
public record TodoComment() implements Rule {
    private static final Pattern MARK = Pattern.compile("(?i)todo(?<![\\w$.-]todo)(?![\\w-])");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var comment : file.comments()) {
            var text = comment.text();
            if (text.toLowerCase(Locale.ROOT).contains("todo") && MARK.matcher(text).find()) {
                report.at(comment, "Something is still to be done here.").about(text.strip());
            }
        }
    }
}
