package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Copy;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.shell.Command;
import dev.plimsoll.source.Message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.INFO,
        summary = "Let ADD unpack an archive of the context",
        covers = {"DL3010"})
public record ArchiveCopied() implements Rule {
    private static final Pattern ARCHIVE =
            Pattern.compile(
                    "(?i).*\\.(?:tar|tar\\.(?:gz|bz2|xz|zst|z|lz|lzma)|tgz|tb2|tbz|tbz2|tz2|tlz|tpz|txz|tzst|tz)");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var calls = stage.calls("tar");
            if (!calls.isEmpty()) {
                var archives = archives(stage);
                calls.stream()
                        .map(Call::command)
                        .filter(Tar::extracts)
                        .forEach(command -> tell(command, archives, report));
            }
        }
    }

    /** The archives of the context that COPY brings in, by the names that they have there. */
    private static Map<String, Argument> archives(Stage stage) {
        var archives = new HashMap<String, Argument>();
        for (var copy : stage.all(Copy.class)) {
            if (copy.from().isPresent()) {
                continue;
            }
            for (var source : copy.sources()) {
                if (ARCHIVE.matcher(bare(source.text())).matches()) {
                    archives.put(name(source.text()), source);
                    archives.put(name(copy.target().text()), source);
                }
            }
        }
        return archives;
    }

    private static void tell(Command tar, Map<String, Argument> archives, Report report) {
        for (var word : tar.arguments()) {
            var archive = archives.remove(name(word.value()));
            if (archive != null) {
                report.at(
                        archive,
                        Message.of(
                                "`ADD` unpacks `%s` itself: so it would not be in the image twice.",
                                name(archive.text())));
                return;
            }
        }
    }

    private static String bare(String path) {
        return path.replaceAll("[\"']", "");
    }

    private static String name(String path) {
        var bare = bare(path);
        int slash = Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\'));
        return bare.substring(slash + 1).toLowerCase(Locale.ROOT);
    }
}
