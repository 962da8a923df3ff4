package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** What follows from a call that failed. */
final class Answer {
    private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

    private Answer() {}

    /**
     * A limit stops the whole installation; what is gone ends the work; all else is tried again,
     * unless all that remains is to say that the work failed, and GitHub refuses even that.
     */
    static Outcome to(CallFailed failed, Turn turn, Turns turns) {
        LOG.info("lane {}: {}", turn.lane().id(), failed.getMessage());
        var words = words(failed.why());
        return switch (failed.why()) {
            case Failure.Limited limited -> {
                turns.stop(turn.lane().tenant(), limited.until());
                yield new Outcome.Failed(words, Optional.of(limited.until()));
            }
            case Failure.Gone gone -> new Outcome.GaveUp(gone.why());
            case Failure.Unclear _, Failure.TooLarge _ -> new Outcome.Failed(words);
            case Failure.Refused _, Failure.Unauthorized _, Failure.MissingPermission _ ->
                    turn.lost().<Outcome>map(Outcome.GaveUp::new).orElse(new Outcome.Failed(words));
        };
    }

    /** The failure in one plain sentence for the people of a pull request. */
    private static String words(Failure why) {
        return switch (why) {
            case Failure.Limited _ -> "GitHub's rate limit did not end in time.";
            case Failure.Unclear _ -> "GitHub did not answer for six hours.";
            case Failure.Refused refused ->
                    "GitHub refused a request (status %d) for six hours."
                            .formatted(refused.status());
            case Failure.Gone _ -> "The App has no access any more.";
            case Failure.Unauthorized _ -> "GitHub did not accept the App's key for six hours.";
            case Failure.MissingPermission missing ->
                    missing.needed().isEmpty()
                            ? "The App lacks a permission."
                            : "The App lacks the permission `%s`.".formatted(missing.needed());
            case Failure.TooLarge _ -> "An answer of GitHub is too large to be read.";
        };
    }
}
