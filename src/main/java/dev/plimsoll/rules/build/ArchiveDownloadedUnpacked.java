package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.HashSet;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        off = true,
        summary = "Fetch and unpack an archive with ADD --unpack",
        covers = {"tally/prefer-add-unpack"})
public record ArchiveDownloadedUnpacked() implements Rule {
    private static final Pattern ARCHIVE =
            Pattern.compile("(?s)https?://.*\\.(?:tar(?:\\..*)?|tgz|txz|tbz2?)");

    @Override
    public void check(Dockerfile file, Report report) {
        var told = new HashSet<Object>();
        for (var call : file.calls("curl", "wget", "invoke-webrequest")) {
            var command = call.command();
            var archive =
                    command.arguments().stream()
                            .map(Word::value)
                            .filter(text -> ARCHIVE.matcher(text).matches())
                            .findFirst();
            boolean unpacks =
                    call.run().commands().stream().anyMatch(ArchiveDownloadedUnpacked::unpacks);
            if (archive.isPresent() && unpacks && told.add(call.run())) {
                report.at(
                                command,
                                "`ADD --unpack` fetches and unpacks this archive, and `--checksum`"
                                        + " verifies it.")
                        .about(archive.get());
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
