package dev.plimsoll.review;

import java.util.List;

/**
 * A review to post, event COMMENT, on the commit that was judged.
 *
 * @param body Markdown
 * @param comments at least one
 */
public record Review(String body, List<InlineComment> comments) {

    public Review {
        comments = List.copyOf(comments);
    }

    /**
     * A comment on lines that the change added: side RIGHT.
     *
     * @param lines GitHub wants {@code start_line} only where they are more than one
     * @param body Markdown with its hidden marker
     */
    public record InlineComment(String path, Lines lines, String body) {}
}
