package dev.plimsoll.rules.downloads;

import static dev.plimsoll.lint.Severity.WARNING;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Add;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.regex.Pattern;

@Lint(
        severity = WARNING,
        summary = "Give ADD the checksum of what it fetches",
        covers = {"Curl or Wget Instead of Add", "prefer-copy-over-add"})
public record AddWithoutChecksum() implements Rule {
    /** Fetched only so that a layer is made anew when the answer changes. */
    private static final Pattern FOR_THE_CACHE =
            Pattern.compile(
                    "(?i)\"?https?://(api\\.github\\.com/repos/.*/(git/refs|commits|branches)/.*"
                            + "|(www\\.)?random\\.org/.*|(worldtimeapi|worldclockapi)\\..*)");

    @Override
    public void check(Dockerfile file, Report report) {
        for (var stage : file.stages()) {
            var checks = Lazy.of(() -> Checks.in(file, stage));
            stage.each(Add.class).stream()
                    .flatMap(add -> Addition.of(file, add))
                    .filter(added -> !FOR_THE_CACHE.matcher(added.source().text()).matches())
                    .filter(added -> added.source().span().start() > checks.get().lastOf(added))
                    .forEach(added -> tell(file, added.source(), added.remote(), report));
        }
    }

    private static void tell(Dockerfile file, Argument source, Remote remote, Report report) {
        var message = Message.of("Nothing checks what `ADD` fetches from %s.", name(remote));
        var draft = report.at(bare(file, source), message).about(source.text());
        if (Remote.of(source.text()).isEmpty()) {
            // The others look for an address in the text, and resolve no variable.
            draft.as();
        }
    }

    private static String name(Remote remote) {
        return remote.host().isEmpty() ? "there" : Message.code(remote.host());
    }

    /** The source without quotes around it. */
    private static Located bare(Dockerfile file, Argument source) {
        var text = file.source().text(source);
        boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        var span = source.span();
        return quoted ? new Span(span.start() + 1, span.end() - 1) : span;
    }
}
