package dev.plimsoll.review;

/**
 * A change of a comment that stands.
 *
 * @param id that of {@link Standing}
 * @param body the whole new one
 * @param change what is done beside the edit
 */
public record CommentEdit(String id, String body, Change change) {

    /** What an edit means for how the comment is shown. */
    public enum Change {
        /** All it says is done with: minimise it as resolved. */
        MINIMIZE,
        /** Something it says is found again: show it if it was minimised. */
        SHOW,
        /** Only the text changes: part of it is done with, or a human replied. */
        TEXT
    }
}
