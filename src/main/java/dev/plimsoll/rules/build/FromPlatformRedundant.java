package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.From;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Do not name the platform that is meant anyway",
        covers = {"DL3065", "RedundantTargetPlatform"})
public record FromPlatformRedundant() implements Rule {
    private static final String TARGET = "TARGETPLATFORM";

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains(TARGET) || isReplaced(file)) {
            return;
        }
        file.all(From.class)
                .forEach(from ->
                        from.platform()
                                .filter(platform ->
                                        platform.text().matches("\\$\\{?" + TARGET + "}?"))
                                .ifPresent(platform ->
                                        report.at(
                                                platform,
                                                Message.of(
                                                        "`%s` is the platform of FROM anyway.",
                                                        platform.text()),
                                                Fix.safe(PlatformFlag.removal(file, from)))));
    }

    /** An ARG of the same name above the first FROM takes the place of BuildKit's. */
    private static boolean isReplaced(Dockerfile file) {
        return file.globalArgs().stream()
                .flatMap(arg -> arg.pairs().stream())
                .anyMatch(pair -> pair.name().equals(TARGET));
    }
}
