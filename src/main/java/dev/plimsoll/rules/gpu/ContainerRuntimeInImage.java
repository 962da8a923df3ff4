package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;

import java.util.List;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Install the NVIDIA container toolkit on the host",
        covers = {"tally/gpu/no-container-runtime-in-image"})
public record ContainerRuntimeInImage() implements Rule {
    private static final String[] MANAGERS = {
        "apt-get", "apt", "dnf", "yum", "microdnf", "apk", "zypper"
    };
    private static final Pattern TOOLKIT =
            Pattern.compile(
                    "nvidia-container-(?:toolkit|runtime)(?:-.*)?|nvidia-docker2?|libnvidia-container.*");

    /** What runs containers inside of the container, and so needs the toolkit there. */
    private static final Pattern ENGINE =
            Pattern.compile(
                    "docker|docker-ce|docker\\.io|containerd(?:\\.io)?|podman|cri-o|moby-engine");

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains("nvidia")) {
            return;
        }
        for (var stage : file.stages()) {
            var installs =
                    stage.calls(MANAGERS).stream()
                            .flatMap(call -> call.install().stream())
                            .toList();
            if (!installs.isEmpty() && !hasEngine(stage, installs)) {
                installs.forEach(install -> check(install, report));
            }
        }
    }

    private static void check(Install install, Report report) {
        for (var spec : install.packages()) {
            if (TOOLKIT.matcher(spec.name()).matches()) {
                var message =
                        Message.of(
                                "`%s` works on the host, where containers are started, and does"
                                        + " nothing in one.",
                                spec.name());
                var finding = report.at(spec.word(), message).about(spec.name());
                if (install.packages().size() > 1) {
                    finding.fix(Fix.unsafe(install.command().removing(spec.word())));
                }
            }
        }
    }

    private static boolean hasEngine(Stage stage, List<Install> installs) {
        return stage.from().image().text().contains("dind")
                || installs.stream()
                        .flatMap(install -> install.packages().stream())
                        .map(PackageSpec::name)
                        .anyMatch(name -> ENGINE.matcher(name).matches());
    }
}
