package dev.plimsoll.lint;

import dev.plimsoll.source.Edit;

import java.util.List;

/**
 * A change that answers a finding.
 *
 * @param safe whether the image that is then built does the same job; only a safe fix is offered
 *     for one click
 * @param edits at least one, none conflicting with another
 */
public record Fix(boolean safe, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    public static Fix safe(Edit... edits) {
        return new Fix(true, List.of(edits));
    }

    public static Fix unsafe(Edit... edits) {
        return new Fix(false, List.of(edits));
    }
}
