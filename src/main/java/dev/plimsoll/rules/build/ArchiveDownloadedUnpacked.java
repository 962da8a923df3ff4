package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;

import java.util.HashSet;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Fetch and unpack an archive with ADD --unpack",
        covers = {"tally/prefer-add-unpack"})
public record ArchiveDownloadedUnpacked() implements Rule {
    @Override
    public void check(Dockerfile file, Report report) {
        var told = new HashSet<Object>();
        for (var call : file.calls("curl", "wget", "invoke-webrequest")) {
            var command = call.command();
            boolean fetches =
                    command.arguments().stream()
                            .anyMatch(word ->
                                    word.value()
                                            .matches(
                                                    "(?s)https?://.*\\.(?:tar(?:\\..*)?|tgz|txz|tbz2?)"));
            boolean unpacks =
                    call.run().commands().stream().anyMatch(ArchiveDownloadedUnpacked::unpacks);
            if (fetches && unpacks && told.add(call.run())) {
                report.at(
                        command,
                        "`ADD --unpack` fetches and unpacks this archive, and `--checksum` verifies"
                                + " it.");
            }
        }
    }

    private static boolean unpacks(Command command) {
        return command.is("tar")
                && command.arguments().stream()
                        .anyMatch(word ->
                                word.value().matches("-?[a-zA-Z]*x[a-zA-Z]*|--extract|--get"));
    }
}
