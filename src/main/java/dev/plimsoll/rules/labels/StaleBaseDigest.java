package dev.plimsoll.rules.labels;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.Optional;

@Lint(
        severity = WARNING,
        summary = "Label the digest that the image is built on, or none",
        covers = {"tally/labels/no-stale-base-digest"})
public record StaleBaseDigest() implements Rule {
    private static final String DIGEST = "org.opencontainers.image.base.digest";

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains(DIGEST)) {
            return;
        }
        var shipped = file.shippedStages();
        for (var stage : shipped) {
            for (var label : stage.all(Label.class)) {
                for (var pair : label.pairs()) {
                    if (pair.name().equals(DIGEST)) {
                        pair.value()
                                .ifPresent(value ->
                                        check(
                                                file,
                                                label,
                                                value,
                                                shipped.getFirst().bottom().base(),
                                                report));
                    }
                }
            }
        }
    }

    private static void check(
            Dockerfile file, Label label, Argument written, Base base, Report report) {
        var value = file.value(written, label).known();
        if (value.isEmpty() || !(base instanceof Base.External(var image))) {
            return;
        }
        Optional<String> digest = image.digest();
        if (digest.isEmpty()) {
            report.at(
                            written,
                            "`FROM` names no digest, so this one is wrong as soon as the tag"
                                    + " moves.")
                    .about(DIGEST);
        } else if (!digest.get().equals(value.get())) {
            report.at(
                            written,
                            Message.of("The image is built on another digest: `%s`.", digest.get()))
                    .about(DIGEST)
                    .fix(Fix.safe(Edit.replace(written, '"' + digest.get() + '"')));
        }
    }
}
