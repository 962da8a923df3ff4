package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Arrays;
import java.util.Locale;

@Lint(
        severity = Severity.INFO,
        summary = "Leave the platform to the build",
        covers = {
            "DL3029",
            "FromPlatformFlagConstDisallowed",
            "Using Platform Flag with FROM Command",
            "avoid-platform-with-from"
        })
public record FromPlatformConstant() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            stage.from()
                    .platform()
                    .filter(platform -> isConstant(platform) && !isNamedAfter(stage, platform))
                    .ifPresent(platform ->
                            report.at(
                                    platform,
                                    Message.of(
                                            "This stage is for `%s`, whatever platform the build is"
                                                    + " for.",
                                            platform.text()),
                                    Fix.unsafe(PlatformFlag.removal(file, stage.from()))));
        }
    }

    private static boolean isConstant(Argument platform) {
        return !platform.text().isEmpty() && platform.text().indexOf('$') < 0;
    }

    /** Stages for several platforms that are chosen by name, such as {@code build-arm64}. */
    private static boolean isNamedAfter(Stage stage, Argument platform) {
        var parts = platform.text().toLowerCase(Locale.ROOT).split("/");
        return stage.name()
                .filter(name -> Arrays.stream(parts).anyMatch(name::contains))
                .isPresent();
    }
}
