package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.rules.gpu.CudaImage.Flavour;
import dev.plimsoll.shell.Word;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Install what is built for the CUDA of the base image",
        covers = {"tally/gpu/cuda-version-mismatch"})
public record CudaVersionMismatch() implements Rule {
    /**
     * How PyTorch and others name it: {@code +cu118} in a version, {@code /cu118} in the address of
     * an index, {@code cu118} alone for uv.
     */
    private static final Pattern WHEEL =
            Pattern.compile("(?:.*[+/]|(?:--torch-backend=)?)cu(\\d{1,2})(\\d)(?:/.*)?");

    private static final Pattern CONDA =
            Pattern.compile(
                    "(?:.*::)?(?:pytorch-cuda|cudatoolkit|cuda-version|cuda-toolkit)={1,2}(\\d{1,3})\\.(\\d{1,3})(?:\\..*)?");

    @Override
    public void check(Dockerfile file, Report report) {
        if (!file.source().text().contains("cuda")) {
            return;
        }
        for (var call : file.calls("pip", "uv", "conda")) {
            var image = CudaImage.below(call.stage());
            var own = image.flatMap(CudaImage::version);
            if (image.isEmpty() || own.isEmpty() || call.install().isEmpty()) {
                continue;
            }
            for (var word : call.command().arguments()) {
                wanted(word)
                        .ifPresent(version -> tell(image.get(), own.get(), word, version, report));
            }
        }
    }

    private static void tell(
            CudaImage image, CudaVersion own, Word word, CudaVersion wanted, Report report) {
        boolean other = wanted.major() != own.major();
        if (!other && !wanted.isNewerThan(own)) {
            return;
        }
        var finding =
                report.at(
                        word,
                        "This is built for CUDA %s, and the base image has %s."
                                .formatted(wanted, own));
        // What is built for an older one runs: it has libraries of its own. It builds nothing.
        if (!wanted.isNewerThan(own) && !image.has(Flavour.DEVEL)) {
            finding.level(Severity.INFO);
        }
    }

    private static Optional<CudaVersion> wanted(Word word) {
        var text = word.value();
        var wheel = WHEEL.matcher(text);
        if (wheel.matches()) {
            return Optional.of(version(wheel.group(1), wheel.group(2)));
        }
        var conda = CONDA.matcher(text);
        return conda.matches()
                ? Optional.of(version(conda.group(1), conda.group(2)))
                : Optional.empty();
    }

    private static CudaVersion version(String major, String minor) {
        return new CudaVersion(Integer.parseInt(major), Integer.parseInt(minor));
    }
}
