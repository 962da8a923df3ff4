package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Word;

import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        var unpacking =
                file.calls("tar").stream()
                        .filter(call -> Tar.extracts(call.command()))
                        .map(ArchiveDownloadedUnpacked::place)
                        .collect(Collectors.toCollection(HashSet::new));
        if (unpacking.isEmpty()) {
            return;
        }
        for (var call : file.calls("curl", "wget", "invoke-webrequest")) {
            var archive =
                    unpacking.contains(place(call)) ? archive(call) : Optional.<String>empty();
            // One finding a RUN.
            if (archive.isPresent() && unpacking.remove(place(call))) {
                report.at(
                                call.command(),
                                "`ADD --unpack` fetches and unpacks this archive, and `--checksum`"
                                        + " verifies it.")
                        .about(archive.get());
            }
        }
    }

    /** Where its RUN begins. */
    private static int place(Call call) {
        return call.run().span().start();
    }

    /** The address of an archive that it fetches. */
    private static Optional<String> archive(Call call) {
        return call.command().arguments().stream()
                .map(Word::value)
                .filter(text -> ARCHIVE.matcher(text).matches())
                .findFirst();
    }
}
