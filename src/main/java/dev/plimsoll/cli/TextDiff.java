package dev.plimsoll.cli;

import dev.plimsoll.review.Diff;
import dev.plimsoll.source.SourceText;

import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The difference between two texts as a pull request shows it. */
final class TextDiff {
    private TextDiff() {}

    static Diff between(SourceText before, SourceText after) {
        var old = new RawText(before.bytes());
        var now = new RawText(after.bytes());
        var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        var out = new ByteArrayOutputStream();
        try (var format = new DiffFormatter(out)) {
            format.format(edits, old, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Diff.of(out.toString(StandardCharsets.UTF_8));
    }
}
