package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.dockerfile.Platforms;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.ERROR,
        summary = "Name a platform that can be one",
        insteadOf = {"from-platform-constant"})
public record InvalidPlatform() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        file.all(From.class)
                .forEach(from ->
                        from.platform()
                                .filter(platform -> !platform.text().isEmpty())
                                .ifPresent(platform -> check(file, from, platform, report)));
    }

    private static void check(Dockerfile file, From from, Argument platform, Report report) {
        file.sureValue(platform, from)
                .known()
                .filter(text -> !Platforms.isPlatform(text))
                .ifPresent(text ->
                        report.at(
                                platform,
                                text.isEmpty()
                                        ? "No platform is named here."
                                        : Message.of(
                                                "`%s` is no platform, such as `linux/arm64`.",
                                                text)));
    }
}
