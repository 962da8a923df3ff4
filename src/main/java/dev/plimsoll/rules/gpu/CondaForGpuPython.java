package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageSpec.Kind;
import dev.plimsoll.source.Message;

import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Install machine learning for Python from wheels",
        covers = {"tally/gpu/prefer-uv-over-conda"})
public record CondaForGpuPython() implements Rule {
    private static final Pattern LEARNING =
            Pattern.compile(
                    "pytorch|torch|torchvision|torchaudio|pytorch-cuda|tensorflow(?:-gpu)?|jax|jaxlib"
                        + "|transformers|accelerate|diffusers|xformers|cupy|vllm");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("conda")) {
            call.install()
                    .filter(_ -> isForGpu(call))
                    .filter(CondaForGpuPython::isByName)
                    .ifPresent(install ->
                            install.packages().stream()
                                    .filter(spec -> LEARNING.matcher(spec.name()).matches())
                                    .findFirst()
                                    .ifPresent(spec ->
                                            report.at(
                                                            spec.word(),
                                                            Message.of(
                                                                    "`%s` brings a CUDA of its own"
                                                                        + " from conda beside that"
                                                                        + " of the base image; `uv"
                                                                        + " pip install` takes the"
                                                                        + " wheels that its makers"
                                                                        + " publish.",
                                                                    spec.name()))
                                                    .about(spec.name())));
        }
    }

    private static boolean isForGpu(Call call) {
        return CudaImage.below(call.stage()).isPresent()
                || (call.stage().base() instanceof Base.External(ImageName image)
                        && image.original().matches("pytorch/.*|(?:nvcr\\.io/)?nvidia/pytorch"));
    }

    /** An environment that a file describes is somebody's decision for conda. */
    private static boolean isByName(Install install) {
        return install.packages().stream().noneMatch(spec -> spec.kind() == Kind.FILE);
    }
}
