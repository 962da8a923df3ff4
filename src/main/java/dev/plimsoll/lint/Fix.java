package dev.plimsoll.lint;

import dev.plimsoll.source.Edit;

import java.util.Comparator;
import java.util.List;

/**
 * A change that answers a finding.
 *
 * @param safe whether the image that is then built does the same job; only a safe fix is offered
 *     for one click
 * @param edits at least one, none conflicting with another
 */
public record Fix(boolean safe, List<Edit> edits) {
    /** So that those which conflict follow each other. */
    private static final Comparator<Edit> IN_ORDER =
            Comparator.<Edit>comparingInt(edit -> edit.span().start())
                    .thenComparingInt(edit -> edit.span().end())
                    .thenComparing(Edit::replacement);

    /**
     * @throws IllegalArgumentException if two edits conflict
     */
    public Fix {
        edits = List.copyOf(edits);
        var sorted = edits.stream().sorted(IN_ORDER).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).conflicts(sorted.get(i - 1))) {
                throw new IllegalArgumentException("edits conflict at " + sorted.get(i).span());
            }
        }
    }

    public static Fix safe(Edit... edits) {
        return new Fix(true, List.of(edits));
    }

    public static Fix unsafe(Edit... edits) {
        return new Fix(false, List.of(edits));
    }
}
