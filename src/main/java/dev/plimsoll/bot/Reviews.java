package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.queue.Inbox;
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
        var trees = new Trees(github);
        this.pulls = new ReviewPullRequest(desk, means.judge, trees, means.pages);
        this.groups = new ReviewMergeGroup(desk, means.judge, trees, means.pages);
    }

    @Override
    public Outcome work(Turn turn) throws InterruptedException {
        try {
            return turn.lost().isPresent()
                    ? lost(turn, turn.lost().get())
                    : switch (Subject.of(turn.lane())) {
                        case Subject.Pull pull -> pulls.work(turn, pull);
                        case Subject.Group group -> groups.work(turn, group);
                        case Subject.Search search -> searched(search);
                    };
        } catch (MadeRoom e) {
            return new Outcome.NotBefore(clock.instant().plus(SOON));
        } catch (CallFailed e) {
            return Answer.to(e, turn, books.turns);
        } catch (RuntimeException | VirtualMachineError e) {
            LOG.error("lane {} failed", turn.lane().id(), e);
            return new Outcome.Failed("Plimsoll failed, which is its own fault.");
        }
    }

    /** Says why a head was not reviewed. */
    private Outcome lost(Turn turn, String why) throws CallFailed, MadeRoom {
        switch (Subject.of(turn.lane())) {
            case Subject.Pull pull -> {
                var now = github.pullRequest(pull.repository(), pull.number());
                if (now.open()) {
                    desk.notReviewed(turn, pull.repository(), now.head(), pull.name(), why);
                } else {
                    desk.leave(turn, pull.repository());
                }
            }
            case Subject.Group group ->
                    desk.notReviewed(
                            turn, group.repository(), group.head(), ReviewMergeGroup.NAME, why);
            case Subject.Search _ -> {}
        }
        return new Outcome.GaveUp(why);
    }

    /** Wakes the lanes of the open pull requests that have the head. */
    private Outcome searched(Subject.Search search) throws CallFailed {
        for (var pull : github.openPullRequests(search.repository())) {
            if (pull.head().equals(search.head())) {
                var found = new Subject.Pull(search.repository(), pull.number());
                books.inbox.wish(Intake.look(found));
            }
        }
        return new Outcome.Done();
    }
}
