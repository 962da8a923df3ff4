package dev.plimsoll.review;

import dev.plimsoll.source.SourceText;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How one file was changed, as hunks in the order of lines. */
public final class Diff {
    /** Nothing is known of the lines: GitHub shows no patch for a file that is large. */
    public static final Diff NONE = new Diff(List.of(), false);

    private final List<Hunk> hunks;
    private final boolean whole;
    private final BitSet added = new BitSet();

    /**
     * @param whole whether these are all hunks, with as many lines as they say
     */
    public Diff(List<Hunk> hunks, boolean whole) {
        this.hunks = List.copyOf(hunks);
        this.whole = whole;
        for (var hunk : hunks) {
            int line = hunk.after();
            for (var each : hunk.lines()) {
                if (each.isInNew()) {
                    line++;
                    added.set(line, each.kind() == Hunk.Kind.ADDED);
                }
            }
        }
    }

    /** Reads GitHub's {@code patch}, which begins with the first {@code @@}. Never fails. */
    public static Diff of(String patch) {
        return new PatchReader(patch).diff();
    }

    public List<Hunk> hunks() {
        return hunks;
    }

    /** Whether a line of the new text, from 1, was added. */
    public boolean isAdded(int line) {
        return added.get(line);
    }

    /** Whether all of these lines were added, side by side in one hunk. */
    boolean isAdded(Lines lines) {
        // Two hunks have lines between them that were not added.
        return added.nextClearBit(lines.first()) > lines.last();
    }

    /** The first of these lines that was added, 0 where none was. */
    int firstAdded(Lines lines) {
        int first = added.nextSetBit(lines.first());
        return first < 0 || first > lines.last() ? 0 : first;
    }

    /**
     * The old text: the new one with this diff undone. Empty where a line of the diff differs from
     * the new text, or may not be what is in the file: GitHub shows a byte that is not UTF-8 as
     * {@code U+FFFD}.
     */
    public Optional<SourceText> reversed(SourceText head) {
        return whole ? new Reversal(head).undo(hunks) : Optional.empty();
    }
}
