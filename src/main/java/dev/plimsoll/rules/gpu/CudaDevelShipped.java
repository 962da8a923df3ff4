package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Run;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.rules.gpu.CudaImage.Flavour;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.source.Message;

import java.util.Set;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        summary = "Ship the runtime of CUDA, not its compiler",
        covers = {"tally/gpu/prefer-runtime-final-stage"})
public record CudaDevelShipped() implements Rule {
    private static final Set<String> COMPILERS =
            Set.of(
                    "nvcc",
                    "gcc",
                    "g++",
                    "cc",
                    "c++",
                    "clang",
                    "clang++",
                    "make",
                    "cmake",
                    "ninja",
                    "meson",
                    "cargo",
                    "bazel",
                    "configure");

    /** Packages that compile, some of them with nvcc, when they are installed or when they run. */
    private static final Pattern COMPILING =
            Pattern.compile(
                    "build-essential|gcc.*|g\\+\\+.*|make|cmake|ninja(?:-build)?|clang.*"
                        + "|flash[-_]attn|deepspeed|apex|xformers|mamba[-_]ssm|causal[-_]conv1d|triton"
                        + "|detectron2|pytorch3d|cupy|pycuda|numba|vllm|tensorrt[-_]llm|transformer[-_]engine");

    @Override
    public void check(Dockerfile file, Report report) {
        var stages = file.shippedStages();
        file.finalStage()
                .flatMap(CudaImage::below)
                .filter(image -> image.has(Flavour.DEVEL))
                .filter(_ -> stages.stream().noneMatch(Stage::isForDevelopment))
                .filter(_ ->
                        stages.stream()
                                .flatMap(stage -> stage.all(Run.class).stream())
                                .flatMap(run -> run.commands().stream())
                                .noneMatch(CudaDevelShipped::compiles))
                .ifPresent(image ->
                        report.at(
                                        stages.getFirst().bottom().from().image(),
                                        Message.of(
                                                "The image ships the compiler of CUDA, and nothing"
                                                        + " here compiles; `%s` is the same without"
                                                        + " it.",
                                                image.name().replace("-devel", "-runtime")))
                                .about(image.name()));
    }

    private static boolean compiles(Command command) {
        return COMPILERS.contains(command.name())
                || PackageManager.of(command).filter(CudaDevelShipped::compiles).isPresent();
    }

    /** A list, a directory and an address may hold anything. */
    private static boolean compiles(Install install) {
        return install.packages().isEmpty()
                || install.packages().stream().anyMatch(CudaDevelShipped::compiles);
    }

    private static boolean compiles(PackageSpec spec) {
        return switch (spec.kind()) {
            case REGISTRY -> COMPILING.matcher(spec.name()).matches();
            case GROUP, LOCAL, URL, FILE, VARIABLE -> true;
        };
    }
}
