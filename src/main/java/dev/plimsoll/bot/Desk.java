package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;
import dev.plimsoll.github.GitHub;
import dev.plimsoll.github.Repository;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;
import dev.plimsoll.review.Check;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What all work on checks is done with: where lanes stand, and how their checks are concluded. */
record Desk(GitHub github, Standings standings, Turns turns, Checks checks, Tally tally) {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** Says something of a head in the name of the turn's lane, and of heads that it left. */
    void conclude(Turn turn, Repository repository, String head, Verdict verdict)
            throws CallFailed, MadeRoom {
        var place = Place.of(repository, head).id();
        if (!turns.mayGoOn(turn)
                || !standings.stand(turn, place, verdict.answering(turn.wish()).text())) {
            throw new MadeRoom();
        }
        checks.conclude(turn, repository, head);
        settle(turn, repository, _ -> true);
        tally.concluded(verdict.check().conclusion().id());
    }

    /**
     * Says no more in the name of the turn's lane: where nobody remains, the check is cancelled.
     */
    void leave(Turn turn, Repository repository) throws CallFailed, MadeRoom {
        goAway(turn);
        settle(turn, repository, _ -> true);
    }

    /**
     * Says no more in the name of the turn's lane, but lets what was said stand where nobody
     * remains: a group that was merged is the newest commit of a branch now.
     */
    void retire(Turn turn, Repository repository) throws CallFailed, MadeRoom {
        goAway(turn);
        settle(turn, repository, left -> !standings.at(left).isEmpty());
    }

    private void goAway(Turn turn) throws MadeRoom {
        if (!turns.mayGoOn(turn) || !standings.leave(turn)) {
            throw new MadeRoom();
        }
    }

    /** What the lane said last. */
    Optional<Verdict> last(Turn turn) {
        return standings.of(turn.lane()).flatMap(standing -> Verdict.parse(standing.verdict()));
    }

    /** What the lane said last of this very head. */
    Optional<Verdict> last(Turn turn, Repository repository, String head) {
        var place = Place.of(repository, head).id();
        return standings
                .of(turn.lane())
                .filter(standing -> standing.place().equals(place))
                .flatMap(standing -> Verdict.parse(standing.verdict()));
    }

    /**
     * Says that a head could not be reviewed; where only the comments are missing, the check that
     * is complete without them stays.
     *
     * @param name of the lane's subject
     * @param why one plain sentence
     */
    void notReviewed(Turn turn, Repository repository, String head, String name, String why)
            throws CallFailed, MadeRoom {
        var complete =
                last(turn, repository, head).filter(verdict -> verdict.answers() == turn.wish());
        boolean spoke = last(turn).map(Verdict::spoke).orElse(false);
        var failed = Verdict.of(name, Check.notReviewed(head, why), spoke, List.of());
        conclude(turn, repository, head, complete.orElse(failed));
    }

    /**
     * Concludes the checks of heads that the lane left, from those who remain there. Where nobody
     * does that costs a call, also on every push: no check may go on vouching for a commit that no
     * pull request has, since it would do so for the next one that comes with that commit.
     *
     * @param concluded which of the places
     */
    private void settle(Turn turn, Repository repository, Predicate<String> concluded)
            throws CallFailed, MadeRoom {
        for (var left : standings.departures(turn.lane())) {
            if (concluded.test(left)) {
                conclude(turn, repository, left);
            }
            standings.settled(turn.lane(), left);
        }
    }

    private void conclude(Turn turn, Repository repository, String left)
            throws CallFailed, MadeRoom {
        try {
            checks.conclude(turn, repository, Place.parse(left).head());
        } catch (CallFailed e) {
            if (!(e.why() instanceof Failure.Refused)) {
                throw e;
            }
            LOG.info("the check of a head that was left stays: {}", e.getMessage());
        }
    }
}
