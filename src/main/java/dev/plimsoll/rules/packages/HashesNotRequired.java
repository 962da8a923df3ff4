package dev.plimsoll.rules.packages;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;

@Lint(severity = INFO, off = true, summary = "Let pip compare what it gets with known hashes")
public record HashesNotRequired() implements Rule {
    private static final String VARIABLE = "PIP_REQUIRE_HASHES";

    @Override
    public void check(Dockerfile file, Report report) {
        for (var call : file.calls("pip")) {
            if (call.install().isPresent() && !requiresHashes(call)) {
                call.command()
                        .flag("-r", "--requirement")
                        .ifPresent(word ->
                                report.at(
                                                word,
                                                "Without `--require-hashes` pip takes what the"
                                                        + " index calls by these names.")
                                        .about(
                                                call.command()
                                                        .optionValue("-r", "--requirement")
                                                        .orElse("")));
            }
        }
    }

    private static boolean requiresHashes(Call call) {
        var command = call.command();
        return command.hasFlag("--require-hashes", "--no-index", "--help")
                || command.environment(VARIABLE, call.variables())
                        .filter(value -> !value.isEmpty())
                        .isPresent();
    }
}
