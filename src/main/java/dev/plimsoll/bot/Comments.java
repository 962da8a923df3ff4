package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.NewReview;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.review.CommentEdit;
import dev.plimsoll.review.Halving;
import dev.plimsoll.review.Review;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/** Posts a review on a pull request and edits what stands there. */
final class Comments {
    private static final Logger LOG = LoggerFactory.getLogger(Comments.class);
    private static final int UNPROCESSABLE = 422;

    /** Without numbers: what GitHub takes in the end is not known before. */
    private static final String PART = "Some of the new findings; all of them are in the check.";

    private final GitHub github;
    private final Turns turns;
    private final Turn turn;
    private final Subject.Pull pull;

    Comments(GitHub github, Turns turns, Turn turn, Subject.Pull pull) {
        this.github = github;
        this.turns = turns;
        this.turn = turn;
        this.pull = pull;
    }

    /**
     * Posts a review.
     *
     * @return the comments that GitHub does not take
     */
    List<Review.InlineComment> post(Review review, String head) throws CallFailed, MadeRoom {
        if (taken(head, review.body(), review.comments())) {
            return List.of();
        }
        var halving = new Halving<>(review.comments());
        while (halving.wantsMore()) {
            if (taken(head, PART, halving.next())) {
                halving.accepted();
            } else {
                halving.refused();
            }
        }
        LOG.warn(
                "{} {}: GitHub refused {} comments",
                pull.repository().name(),
                pull.name(),
                halving.offenders().size());
        return halving.offenders();
    }

    void edit(List<CommentEdit> edits, List<PostedComment> standing) throws CallFailed, MadeRoom {
        for (var edit : edits) {
            for (var comment : standing) {
                if (comment.id().equals(edit.id())) {
                    edit(edit, comment);
                }
            }
        }
    }

    /**
     * Folds first: as long as the text is the old one, the next plan wants both, so that whatever
     * an unclear answer leaves undone is done then.
     */
    private void edit(CommentEdit edit, PostedComment comment) throws CallFailed, MadeRoom {
        switch (edit.change()) {
            case MINIMIZE -> {
                if (comment.canMinimise() && !comment.minimised()) {
                    unlessRefused(() -> github.minimiseComment(pull.repository(), comment));
                }
            }
            case SHOW -> {
                if (comment.minimised()) {
                    unlessRefused(() -> github.unminimiseComment(pull.repository(), comment));
                }
            }
            case TEXT -> {}
        }
        if (!edit.body().equals(comment.body())) {
            unlessRefused(() -> github.editComment(pull.repository(), comment, edit.body()));
        }
    }

    private interface Write {
        void send() throws CallFailed;
    }

    /** GitHub may refuse to fold, and somebody may have deleted the comment: that is no failure. */
    private void unlessRefused(Write write) throws CallFailed, MadeRoom {
        mayWrite();
        try {
            write.send();
        } catch (CallFailed e) {
            boolean refused =
                    e.why() instanceof Failure.Refused
                            || e.why() instanceof Failure.MissingPermission;
            if (!refused) {
                throw e;
            }
            LOG.info("a comment stays as it is: {}", e.getMessage());
        }
    }

    private boolean taken(String head, String body, List<Review.InlineComment> comments)
            throws CallFailed, MadeRoom {
        mayWrite();
        var review =
                new NewReview(
                        head,
                        body,
                        comments.stream()
                                .map(comment ->
                                        new NewReview.Comment(
                                                comment.path(),
                                                comment.lines().first(),
                                                comment.lines().last(),
                                                comment.body()))
                                .toList());
        try {
            github.createReview(pull.repository(), pull.number(), review);
            return true;
        } catch (CallFailed e) {
            if (e.why() instanceof Failure.Refused refused && refused.status() == UNPROCESSABLE) {
                return false;
            }
            throw e;
        }
    }

    private void mayWrite() throws MadeRoom {
        if (!turns.mayGoOn(turn)) {
            throw new MadeRoom();
        }
    }
}
