package dev.plimsoll.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Patches as GitHub gives them: hunks with three lines around, without the last line break. */
final class Patches {
    private Patches() {}

    /** Empty where both texts are equal. */
    static String between(String before, String after) {
        var old = new RawText(before.getBytes(UTF_8));
        var now = new RawText(after.getBytes(UTF_8));
        var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        var out = new ByteArrayOutputStream();
        try (var format = new DiffFormatter(out)) {
            format.format(edits, old, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var patch = out.toString(UTF_8);
        return patch.isEmpty() ? patch : patch.substring(0, patch.length() - 1);
    }
}
