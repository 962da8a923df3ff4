package dev.plimsoll.review;

import java.util.List;
import java.util.Optional;

/**
 * What to say of a change, and where.
 *
 * @param review empty where there is nothing new to say inline
 * @param edits of comments that stand
 */
public record Plan(Check check, Optional<Review> review, List<CommentEdit> edits) {

    public Plan {
        edits = List.copyOf(edits);
    }

    /**
     * Plans what to say.
     *
     * @param files every Dockerfile of the change, in GitHub's order
     * @param standing our comments on the pull request
     */
    public static Plan of(List<ReviewedFile> files, List<Standing> standing, Context context) {
        var check = new Check(Check.Conclusion.SUCCESS, "", "", "", List.of());
        return new Plan(check, Optional.empty(), List.of());
    }
}
