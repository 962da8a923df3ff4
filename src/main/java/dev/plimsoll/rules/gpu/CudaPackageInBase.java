package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.rules.gpu.CudaImage.Flavour;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Install no CUDA on an image of CUDA",
        covers = {"tally/gpu/no-redundant-cuda-install"})
public record CudaPackageInBase() implements Rule {
    /** Packages of NVIDIA whose names may end in a version, such as {@code cuda-nvcc-12-2}. */
    private static final Pattern VERSIONED = Pattern.compile("(.*?)-(\\d{1,3})-(\\d{1,3})");

    private static final Pattern DRIVER =
            Pattern.compile("cuda|cuda-runtime|cuda-drivers(?:-\\d+)?|cuda-demo-suite");
    private static final Pattern IN_BASE = Pattern.compile("cuda-cudart|cuda-compat");
    private static final Pattern IN_RUNTIME =
            Pattern.compile("cuda-libraries|cuda-nvtx|libcublas|libcusparse|libnpp|libnccl2");
    private static final Pattern IN_DEVEL =
            Pattern.compile(
                    "cuda-(?:toolkit|nvcc|cudart-dev|libraries-dev|command-line-tools|minimal-build"
                            + "|nvml-dev|nvprof)|lib(?:cublas|cusparse|npp|nccl)-dev");
    private static final Pattern CUDNN = Pattern.compile("libcudnn\\d.*");

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains("cuda")) {
            return;
        }
        for (var call : file.calls("apt-get", "apt", "dnf", "yum", "microdnf")) {
            CudaImage.below(call.stage()).ifPresent(image -> check(image, call, report));
        }
    }

    private static void check(CudaImage image, Call call, Report report) {
        call.install()
                .ifPresent(install ->
                        install.packages().forEach(spec -> check(image, install, spec, report)));
    }

    private static void check(CudaImage image, Install install, PackageSpec spec, Report report) {
        fault(image, spec.name())
                .ifPresent(message -> {
                    var finding = report.at(spec.word(), message).about(spec.name());
                    if (install.packages().size() > 1) {
                        finding.fix(Fix.unsafe(install.command().removing(spec.word())));
                    }
                });
    }

    private static Optional<String> fault(CudaImage image, String name) {
        var versioned = VERSIONED.matcher(name);
        boolean given = versioned.matches();
        var plain = given ? versioned.group(1) : name;
        if (name.equals("nvidia-cuda-toolkit")) {
            return Optional.of(
                    Message.of(
                            "`%s` puts the distribution's own CUDA beside that of `%s`.",
                            name, image.name()));
        }
        if (DRIVER.matcher(plain).matches()) {
            return Optional.of(
                    Message.of(
                            "`%s` brings a driver along; in a container the driver is that of the"
                                    + " host.",
                            name));
        }
        boolean other =
                given
                        && !image.version()
                                .equals(
                                        Optional.of(
                                                new CudaVersion(
                                                        Integer.parseInt(versioned.group(2)),
                                                        Integer.parseInt(versioned.group(3)))));
        return !other && has(image, plain)
                ? Optional.of(Message.of("`%s` is in `%s` already.", name, image.name()))
                : Optional.empty();
    }

    private static boolean has(CudaImage image, String name) {
        return (image.has(Flavour.BASE) && IN_BASE.matcher(name).matches())
                || (image.has(Flavour.RUNTIME) && IN_RUNTIME.matcher(name).matches())
                || (image.has(Flavour.DEVEL) && IN_DEVEL.matcher(name).matches())
                || (image.cudnn() && isCudnn(image, name));
    }

    private static boolean isCudnn(CudaImage image, String name) {
        boolean forBuilds = name.contains("-dev");
        return CUDNN.matcher(name).matches() && (!forBuilds || image.has(Flavour.DEVEL));
    }
}
