package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Attach a VEX document to the image instead of copying it in",
        covers = {"tally/prefer-vex-attestation"})
public record VexDocumentCopied() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains("vex")) {
            return;
        }
        for (var stage : file.shippedStages()) {
            stage.all(Copying.class).stream()
                    .flatMap(copying -> copying.sources().stream())
                    .filter(source -> source.text().matches("(?:.*[./])?(?:open)?vex\\.json\"?"))
                    .forEach(source ->
                            report.at(
                                    source,
                                    Message.of(
                                            "`%s` is looked for beside the image, not in it.",
                                            source.text())));
        }
    }
}
