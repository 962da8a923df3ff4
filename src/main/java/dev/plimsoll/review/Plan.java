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
        var judged = only(ReviewedFile.Judged.class, files);
        var notRead = only(ReviewedFile.NotRead.class, files);
        var baselines = judged.stream().map(Baseline::of).toList();
        var said = context.occasion() == Occasion.MERGE_GROUP ? List.<Standing>of() : standing;
        var conversation = new Conversation(said);
        conversation.match(baselines, context.shortHead(), new Reach(judged, notRead)::covers);
        var review =
                context.occasion() == Occasion.PULL_REQUEST
                        ? new Remarks(conversation, context).review(baselines)
                        : Optional.<Review>empty();
        var check = new Summary(baselines, notRead, context).check();
        return new Plan(check, review, conversation.edits());
    }

    private static <T extends ReviewedFile> List<T> only(Class<T> type, List<ReviewedFile> files) {
        return files.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
