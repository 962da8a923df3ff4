package dev.plimsoll.rules.style;

import static dev.plimsoll.lint.Severity.INFO;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Env;
import dev.plimsoll.dockerfile.Instruction.Label;
import dev.plimsoll.dockerfile.Instruction.Maintainer;
import dev.plimsoll.dockerfile.Instruction.Onbuild;
import dev.plimsoll.dockerfile.Instruction.Stopsignal;
import dev.plimsoll.dockerfile.Instruction.Unknown;
import dev.plimsoll.dockerfile.Instruction.User;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.dockerfile.Pair;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Places;
import dev.plimsoll.source.Span;

import java.util.List;

@Lint(
        severity = INFO,
        off = true,
        summary = "Part words by one space",
        covers = {"tally/no-multi-spaces"})
public record RepeatedSpaces() implements Rule {

    @Override
    public void check(Dockerfile file, Report report) {
        var text = file.source().text();
        for (int at = text.indexOf("  "); at >= 0; ) {
            int next = Places.beginningBefore(file.instructions(), at);
            if (next > 0) {
                var instruction = file.instructions().get(next - 1);
                if (at < instruction.span().end() && !isForWindows(file, instruction)) {
                    check(file, instruction, report);
                }
            }
            if (next == file.instructions().size()) {
                return;
            }
            at = text.indexOf("  ", file.instructions().get(next).span().start());
        }
    }

    /** The shell of Windows keeps the spaces between words. */
    private static boolean isForWindows(Dockerfile file, Instruction instruction) {
        return file.stageAt(instruction).filter(KnownSystem::isForWindows).isPresent();
    }

    private static void check(Dockerfile file, Instruction instruction, Report report) {
        var place =
                new Span(instruction.keyword().span().end(), end(file, instruction, instruction));
        var gaps = Gaps.in(file, place);
        if (!gaps.isEmpty()) {
            var edits =
                    gaps.stream()
                            .map(gap -> Edit.delete(new Span(gap.start() + 1, gap.end())))
                            .toArray(Edit[]::new);
            report.at(gaps.getFirst(), "One space is enough.").about("").fix(Fix.safe(edits));
        }
    }

    /** The end of that in which blanks only part words: before a value that keeps its own. */
    private static int end(Dockerfile file, Instruction whole, Instruction part) {
        return switch (part) {
            case Maintainer maintainer -> start(maintainer.maintainer());
            case Workdir workdir -> start(workdir.path());
            case User user -> start(user.account());
            case Stopsignal stop -> start(stop.signal());
            case Unknown unknown -> start(unknown.rest());
            case Env env -> endOfNames(file, whole, env.pairs());
            case Label label -> endOfNames(file, whole, label.pairs());
            case Onbuild onbuild ->
                    onbuild.inner()
                            .map(inner -> end(file, whole, inner))
                            .orElseGet(() -> start(onbuild.text()));
            default -> beforeHeredocs(file, whole);
        };
    }

    private static int start(Located value) {
        return value.span().start();
    }

    /** In the old form without {@code =}, the value is all that follows. */
    private static int endOfNames(Dockerfile file, Instruction whole, List<Pair> pairs) {
        var first = pairs.getFirst();
        int name = first.key().span().end();
        boolean modern = file.source().text().startsWith("=", name);
        return modern || first.value().isEmpty() ? whole.span().end() : start(first.value().get());
    }

    private static int beforeHeredocs(Dockerfile file, Instruction whole) {
        var heredocs = whole.heredocs();
        return heredocs.isEmpty()
                ? whole.span().end()
                : file.source().line(file.source().firstLine(heredocs.getFirst()) - 1).end();
    }
}
