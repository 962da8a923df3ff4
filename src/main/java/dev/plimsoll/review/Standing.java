package dev.plimsoll.review;

import java.util.OptionalInt;

/**
 * A comment of ours that is on the pull request already. Only what our App wrote may be made one.
 *
 * @param id as the caller knows it; handed back in {@link CommentEdit}
 * @param path the file it stands on
 * @param line the last line that it stands on now, from 1; empty where it is outdated
 * @param body as GitHub gives it
 * @param answered whether a human replied
 */
public record Standing(String id, String path, OptionalInt line, String body, boolean answered) {

    /** Whether a comment's text carries our marker; who wrote it is for the caller to know. */
    public static boolean isMarked(String body) {
        return !Section.parse(body).isEmpty();
    }
}
