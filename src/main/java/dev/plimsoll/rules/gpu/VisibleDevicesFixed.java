package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Message;

import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Leave the choice of GPUs to whoever runs the image",
        covers = {"tally/gpu/no-hardcoded-visible-devices"})
public record VisibleDevicesFixed() implements Rule {
    private static final String NVIDIA = "NVIDIA_VISIBLE_DEVICES";
    private static final String CUDA = "CUDA_VISIBLE_DEVICES";

    /** What means no GPU at all. */
    private static final Set<String> NOTHING = Set.of("", "none", "void", "nodevfiles", "-1");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var variable : DeviceVariable.in(file, NVIDIA)) {
            if (!variable.lowerCase().equals("all")) {
                tell(variable, report);
            } else if (CudaImage.below(variable.stage()).isPresent()) {
                var message = Message.of("`%s=all` repeats what the base image sets.", NVIDIA);
                report.at(variable.pair(), message)
                        .about(NVIDIA)
                        .level(Severity.INFO)
                        .fix(Fix.safe(variable.removal()));
            }
        }
        DeviceVariable.in(file, CUDA).forEach(variable -> tell(variable, report));
    }

    private static void tell(DeviceVariable variable, Report report) {
        if (!NOTHING.contains(variable.lowerCase())) {
            var name = variable.pair().name();
            var message =
                    Message.of(
                            "`%s` binds the image to the GPU `%s` of one machine.",
                            name, variable.value());
            report.at(variable.pair(), message).about(name).fix(Fix.unsafe(variable.removal()));
        }
    }
}
