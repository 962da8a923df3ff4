package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.ChangedFile;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.HeadFile;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.review.Context;
import dev.plimsoll.review.Occasion;
import dev.plimsoll.review.ReviewedFile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

/** Judges a group of a merge queue like a pull request; only its check is said. */
final class ReviewMergeGroup {
    /** How the group is called where its check is shared. */
    static final String NAME = "the merge queue";

    private final Desk desk;
    private final GitHub github;
    private final Judge judge;
    private final Trees trees;
    private final Supplier<Context.Pages> pages;

    ReviewMergeGroup(Desk desk, Judge judge, Trees trees, Supplier<Context.Pages> pages) {
        this.desk = desk;
        this.github = desk.github();
        this.judge = judge;
        this.trees = trees;
        this.pages = pages;
    }

    Outcome work(Turn turn, Subject.Group group) throws CallFailed, MadeRoom, InterruptedException {
        var repository = group.repository();
        if (turn.ended()) {
            desk.retire(turn, repository);
            return new Outcome.Done();
        }
        var comparison = github.compare(repository, group.base(), group.head());
        var commits = new Commits(github, repository, comparison, group.head());
        var selection = Selection.of(comparison.files());
        if (comparison.cut()) {
            selection = selection.completed(github, repository, commits);
        }
        var heads = new HashMap<String, HeadFile>();
        var paths = selection.files().stream().map(ChangedFile::path).toList();
        if (!paths.isEmpty()) {
            github.files(repository, group.head(), paths, Reading.LARGEST_CHANGE)
                    .forEach(file -> heads.put(file.path(), file));
        }
        var judged =
                new ArrayList<>(
                        new Reading(github, judge, trees, repository, commits)
                                .judged(selection.files(), heads));
        if (selection.cut()) {
            judged.add(new ReviewedFile.NotRead("", ReviewedFile.Reason.TREE_TRUNCATED));
        }
        var context =
                new Context(
                        group.head(), Occasion.MERGE_GROUP, pages.get(), Context.Limits.DEFAULT);
        var plan = judge.plan(judged, List.of(), context);
        desk.conclude(
                turn, repository, group.head(), Verdict.of(NAME, plan.check(), false, List.of()));
        return new Outcome.Done();
    }
}
