package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.ChangedFiles;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.PostedComment;
import dev.plimsoll.github.PullRequestView;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.review.Context;
import dev.plimsoll.review.Occasion;
import dev.plimsoll.review.Plan;
import dev.plimsoll.review.Review;
import dev.plimsoll.review.ReviewedFile;
import dev.plimsoll.review.Standing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reviews one pull request as it stands now: reads it, has it judged, and says the result. */
final class ReviewPullRequest {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewPullRequest.class);

    private final Desk desk;
    private final GitHub github;
    private final Judge judge;
    private final Trees trees;
    private final Supplier<Context.Pages> pages;

    ReviewPullRequest(Desk desk, Judge judge, Trees trees, Supplier<Context.Pages> pages) {
        this.desk = desk;
        this.github = desk.github();
        this.judge = judge;
        this.trees = trees;
        this.pages = pages;
    }

    Outcome work(Turn turn, Subject.Pull pull) throws CallFailed, MadeRoom, InterruptedException {
        var last = desk.last(turn);
        // A lane that worked before and stands nowhere was closed; what woke it may have come late.
        if ((turn.ended() || (!turn.first() && last.isEmpty()))
                && !github.pullRequest(pull.repository(), pull.number()).open()) {
            return closed(turn, pull);
        }
        var listed = github.changedFiles(pull.repository(), pull.number());
        var chosen = Selection.of(listed.files());
        // A lane that was closed forgot whether it spoke.
        boolean spoke = last.map(Verdict::spoke).orElse(!turn.first());
        if (chosen.files().isEmpty() && !chosen.removed() && !spoke && !listed.cut()) {
            return withoutDockerfiles(turn, pull, listed);
        }
        return withDockerfiles(turn, pull, listed, chosen, last);
    }

    private Outcome closed(Turn turn, Subject.Pull pull) throws CallFailed, MadeRoom {
        desk.leave(turn, pull.repository());
        return new Outcome.Done();
    }

    /** GitHub's list of files says which head it is of; no other question is needed. */
    private Outcome withoutDockerfiles(Turn turn, Subject.Pull pull, ChangedFiles listed)
            throws CallFailed, MadeRoom, InterruptedException {
        var head = listed.head();
        if (head.isEmpty()) {
            var now = github.pullRequest(pull.repository(), pull.number());
            if (!now.open()) {
                return closed(turn, pull);
            }
            if (listed.files().isEmpty() && now.changedFiles() > 0) {
                return new Outcome.Failed("GitHub lists none of the files that it counts.");
            }
            head = Optional.of(now.head());
        }
        var plan = judge.plan(List.of(), List.of(), context(head.get(), Occasion.PULL_REQUEST));
        var verdict = Verdict.of(pull.name(), plan.check(), false, List.of());
        desk.conclude(turn, pull.repository(), head.get(), verdict);
        return new Outcome.Done();
    }

    private Outcome withDockerfiles(
            Turn turn,
            Subject.Pull pull,
            ChangedFiles listed,
            Selection chosen,
            Optional<Verdict> last)
            throws CallFailed, MadeRoom, InterruptedException {
        var repository = pull.repository();
        var selection = chosen;
        var head = listed.head();
        var asked = Optional.<Commits>empty();
        if (head.isEmpty() || listed.cut()) {
            var now = github.pullRequest(repository, pull.number());
            head = Optional.of(now.head());
            if (listed.cut()) {
                var commits = new Commits(github, repository, now.base(), now.head());
                selection = chosen.completed(github, repository, commits);
                asked = Optional.of(commits);
            }
        }
        var paths = selection.files().stream().map(ChangedFile::path).toList();
        var view =
                github.view(repository, pull.number(), head.get(), paths, Reading.LARGEST_CHANGE);
        if (!view.pullRequest().open()) {
            return closed(turn, pull);
        }
        if (!view.pullRequest().head().equals(head.get())) {
            return new Outcome.Failed("GitHub's answers are of different heads.");
        }
        var base = view.pullRequest().base();
        var tip = head.get();
        var commits =
                asked.filter(each -> each.are(base, tip))
                        .orElseGet(() -> new Commits(github, repository, base, tip));
        var files = new Reading(github, judge, trees, repository, commits);
        var judged = new ArrayList<>(files.judged(selection.files(), view.files()));
        if (selection.cut()) {
            judged.add(new ReviewedFile.NotRead("", ReviewedFile.Reason.TREE_TRUNCATED));
        }
        var occasion = view.pullRequest().draft() ? Occasion.DRAFT : Occasion.PULL_REQUEST;
        var plan = judge.plan(judged, standing(view), context(head.get(), occasion));
        var refused =
                desk.last(turn, repository, head.get()).map(Verdict::refused).orElse(List.of());
        return say(turn, pull, plan, new Said(head.get(), view, last, refused));
    }

    /**
     * What is known when a plan is carried out.
     *
     * @param refused what GitHub refused at this head before it would refuse again
     */
    private record Said(
            String head,
            PullRequestView view,
            Optional<Verdict> last,
            List<Verdict.Refused> refused) {
        boolean spoke() {
            return last.map(Verdict::spoke).orElse(false)
                    || view.comments().stream().anyMatch(PostedComment::ours);
        }
    }

    private Outcome say(Turn turn, Subject.Pull pull, Plan plan, Said said)
            throws CallFailed, MadeRoom {
        var comments =
                plan.review().map(Review::comments).orElse(List.of()).stream()
                        .filter(comment -> !said.refused().contains(Verdict.Refused.of(comment)))
                        .toList();
        var known =
                plan.review().map(Review::comments).orElse(List.of()).stream()
                        .filter(comment -> !comments.contains(comment))
                        .toList();
        boolean speaks = said.spoke() || !comments.isEmpty();
        desk.conclude(turn, pull.repository(), said.head(), verdict(pull, plan, speaks, known));
        plan.check().annotations().forEach(each -> desk.tally().found(each.title(), each.level()));
        try {
            var posting = new Comments(github, desk.turns(), turn, pull);
            if (!comments.isEmpty()) {
                var review = new Review(plan.review().map(Review::body).orElse(""), comments);
                var refused = new ArrayList<>(known);
                refused.addAll(posting.post(review, said.head()));
                if (refused.size() > known.size()) {
                    desk.conclude(
                            turn,
                            pull.repository(),
                            said.head(),
                            verdict(pull, plan, true, refused));
                }
            }
            posting.edit(plan.edits(), said.view().comments());
        } catch (CallFailed e) {
            // The check is complete without it.
            return Answer.to(e, turn, desk.turns());
        }
        LOG.info("{} {} is reviewed", pull.repository().name(), pull.name());
        return new Outcome.Done();
    }

    private static Verdict verdict(
            Subject.Pull pull, Plan plan, boolean spoke, List<Review.InlineComment> refused) {
        return Verdict.of(
                pull.name(),
                plan.check().withRefused(refused),
                spoke,
                refused.stream().map(Verdict.Refused::of).toList());
    }

    private static List<Standing> standing(PullRequestView view) {
        return view.comments().stream()
                .filter(comment -> comment.ours() && Standing.isMarked(comment.body()))
                .map(comment ->
                        new Standing(
                                comment.id(),
                                comment.path(),
                                comment.line(),
                                comment.body(),
                                comment.answered()))
                .toList();
    }

    private Context context(String head, Occasion occasion) {
        return new Context(head, occasion, pages.get(), Context.Limits.DEFAULT);
    }
}
