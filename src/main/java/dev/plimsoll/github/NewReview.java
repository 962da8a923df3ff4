package dev.plimsoll.github;

import java.util.List;

/**
 * A review to post, as a comment that neither approves nor blocks.
 *
 * @param commit the commit that was judged
 * @param body Markdown, at most 65 536 characters
 */
public record NewReview(String commit, String body, List<Comment> comments) {
    public NewReview {
        comments = List.copyOf(comments);
    }

    /**
     * A comment on lines of the head that lie in one hunk of the diff.
     *
     * @param startLine from 1
     * @param line the last line itself
     */
    public record Comment(String path, int startLine, int line, String body) {}
}
