package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Locale;

@Lint(
        severity = Severity.ERROR,
        summary = "Ask for a platform that the image is made for",
        covers = {"InvalidBaseImagePlatform", "tally/platform-mismatch"},
        insteadOf = {"from-platform-constant"})
public record FromPlatformMismatch() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var from = stage.from();
            from.platform()
                    .filter(platform ->
                            file.sureValue(platform, from)
                                    .known()
                                    .filter(FromPlatformMismatch::isLinux)
                                    .isPresent())
                    .filter(_ -> KnownSystem.find(stage.base()).os() == KnownSystem.Os.WINDOWS)
                    .ifPresent(platform ->
                            report.at(
                                    platform,
                                    Message.of(
                                            "`%s` is made for Windows only, so there is none for"
                                                    + " `%s`.",
                                            from.image().text(), platform.text())));
        }
    }

    private static boolean isLinux(String platform) {
        var lower = platform.toLowerCase(Locale.ROOT);
        return lower.equals("linux") || lower.startsWith("linux/");
    }
}
