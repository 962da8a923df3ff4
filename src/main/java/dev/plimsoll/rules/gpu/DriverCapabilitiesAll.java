package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

@Lint(
        severity = Severity.INFO,
        summary = "Ask for the driver capabilities that are needed, not for all",
        covers = {"tally/gpu/prefer-minimal-driver-capabilities"})
public record DriverCapabilitiesAll() implements Rule {
    private static final String NAME = "NVIDIA_DRIVER_CAPABILITIES";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var variable : DeviceVariable.in(file, NAME)) {
            if (variable.lowerCase().equals("all")) {
                var value = variable.pair().value().orElseThrow();
                var message =
                        Message.of(
                                "`%s` mounts every library of the driver into the container.",
                                variable.value());
                report.at(value, message)
                        .about(NAME)
                        .fix(Fix.unsafe(Edit.replace(value, "compute,utility")));
            }
        }
    }
}
