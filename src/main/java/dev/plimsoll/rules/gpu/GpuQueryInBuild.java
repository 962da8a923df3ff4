package dev.plimsoll.rules.gpu;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Context;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Ask for the GPU when the container starts",
        covers = {"tally/gpu/no-buildtime-gpu-queries"})
public record GpuQueryInBuild() implements Rule {
    private static final String[] DRIVER = {
        "nvidia-smi", "nvidia-debugdump", "nvidia-persistenced"
    };
    private static final String[] PYTHON = {"python", "python3", "python2"};

    /** What PyTorch and TensorFlow are asked with. */
    private static final Pattern QUERY =
            Pattern.compile(
                    "torch\\.cuda\\.(?:is_available|device_count|get_device_name"
                        + "|get_device_properties|get_device_capability|current_device)"
                        + "|tf\\.test\\.(?:is_gpu_available|gpu_device_name)"
                        + "|(?:tf|tensorflow)\\.config(?:\\.experimental)?\\.list_(?:physical|logical)_devices");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls(DRIVER)) {
            var command = call.command();
            if (!hasDevice(call) && !command.hasFlag("--help", "-h", "--version")) {
                var message =
                        Message.of(
                                "A build has no GPU and no driver, so `%s` is not there.",
                                command.name());
                tell(call, command.program().span(), message, report);
            }
        }
        for (var call : file.calls(PYTHON)) {
            if (!hasDevice(call)) {
                query(call)
                        .ifPresent(span ->
                                tell(
                                        call,
                                        span,
                                        Message.of(
                                                "A build has no GPU, so `%s` says nothing about"
                                                        + " where the image will run.",
                                                file.source().text(span)),
                                        report));
            }
        }
    }

    private static void tell(Call call, Span place, String message, Report report) {
        var finding = report.at(place, message);
        if (mayFail(call)) {
            finding.level(Severity.INFO);
        }
    }

    /** Whether it is a condition, or something is done in its stead by {@code ||}. */
    private static boolean mayFail(Call call) {
        var context = call.command().context();
        return context.tested()
                && (context.depth() > 0
                        || call.run().commands().stream()
                                .anyMatch(each -> each.context().joint() == Context.Joint.OR));
    }

    /** A RUN can ask for a device of the host. */
    private static boolean hasDevice(Call call) {
        return call.run().flag("device").isPresent();
    }

    /** Where the program that {@code -c} gives asks, as far as its text is as written. */
    private static Optional<Span> query(Call call) {
        return call.command()
                .flag("-c")
                .flatMap(_ ->
                        call.command().arguments().stream()
                                .filter(word -> !word.isOption())
                                .findFirst())
                .flatMap(GpuQueryInBuild::query);
    }

    private static Optional<Span> query(Word program) {
        var found = QUERY.matcher(program.text());
        if (!found.find()) {
            return Optional.empty();
        }
        boolean asWritten = program.text().length() == program.span().length();
        int start = program.span().start();
        return Optional.of(
                asWritten ? new Span(start + found.start(), start + found.end()) : program.span());
    }
}
