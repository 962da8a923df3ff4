package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.queue.Inbox;
import dev.plimsoll.queue.Lane;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Places;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.queue.Worker;
import dev.plimsoll.review.Context;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Works on the App's lanes. */
public final class Reviews implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);

    /** How soon a lane looks again whether a place is free that another one holds. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GitHub github;
    private final Books books;
    private final InstantSource clock;
    private final Desk desk;
    private final ReviewPullRequest pulls;
    private final ReviewMergeGroup groups;

    /** What is written down and where. */
    public record Books(Inbox inbox, Turns turns, Standings standings, Places places) {}

    /**
     * What reviews are made with.
     *
     * @param pages where the rules' pages are by now
     * @param names gives each check run another name
     */
    public record Means(
            Judge judge, Supplier<Context.Pages> pages, Supplier<String> names, Tally tally) {}

    public Reviews(GitHub github, Books books, Means means, InstantSource clock) {
        this.github = github;
        this.books = books;
        this.clock = clock;
        var checks = new Checks(github, books.standings, books.places, books.turns, means.names);
        this.desk = new Desk(github, books.standings, books.turns, checks, means.tally);
        this.pulls = new ReviewPullRequest(desk, means.judge, means.pages);
        this.groups = new ReviewMergeGroup(desk, means.judge, means.pages);
    }

    @Override
    public Outcome work(Turn turn) throws InterruptedException {
        var subject = Subject.of(turn.lane());
        try {
            return switch (subject) {
                case Subject.Pull pull -> pulls.work(turn, pull);
                case Subject.Group group -> groups.work(turn, group);
                case Subject.Search search -> searched(search);
            };
        } catch (MadeRoom e) {
            return new Outcome.NotBefore(clock.instant().plus(SOON));
        } catch (CallFailed e) {
            var outcome = Answer.to(e, turn, books.turns);
            LOG.info("lane {}: {}", turn.lane().id(), e.getMessage());
            boolean lost = turn.retry().isEmpty() && outcome instanceof Outcome.GaveUp;
            return lost ? lost(turn, subject, outcome, Answer.words(e.why())) : outcome;
        } catch (RuntimeException e) {
            LOG.error("lane {} failed", turn.lane().id(), e);
            var outcome = turn.failed(String.valueOf(e.getMessage()));
            return turn.retry().isEmpty()
                    ? lost(turn, subject, outcome, "Plimsoll failed, which is its own fault.")
                    : outcome;
        }
    }

    /** The last try failed: says so where that can be said. */
    private Outcome lost(Turn turn, Subject subject, Outcome outcome, String why) {
        try {
            switch (subject) {
                case Subject.Pull pull -> {
                    var now = github.pullRequest(pull.repository(), pull.number());
                    boolean spoke = desk.last(turn).map(Verdict::spoke).orElse(false);
                    if (now.open()) {
                        desk.notReviewed(
                                turn,
                                pull.repository(),
                                now.head(),
                                new Desk.Said(pull.name(), spoke, why));
                    }
                }
                case Subject.Group group ->
                        desk.notReviewed(
                                turn,
                                group.repository(),
                                group.head(),
                                new Desk.Said(ReviewMergeGroup.NAME, false, why));
                case Subject.Search _ -> {}
            }
        } catch (CallFailed | RuntimeException e) {
            LOG.warn("lane {}: not even the failure could be said", turn.lane().id(), e);
        }
        return outcome;
    }

    /** Wakes the lanes of the open pull requests that have the head. */
    private Outcome searched(Subject.Search search) throws CallFailed {
        var lanes = new ArrayList<Lane>();
        for (var pull : github.openPullRequests(search.repository())) {
            if (pull.head().equals(search.head())) {
                lanes.add(new Subject.Pull(search.repository(), pull.number(), false).lane());
            }
        }
        Intake.afresh(lanes).forEach(books.inbox::wish);
        return new Outcome.Done();
    }
}
