package dev.plimsoll.bot;

import dev.plimsoll.github.CallFailed;
import dev.plimsoll.github.Failure;
import dev.plimsoll.queue.Outcome;
import dev.plimsoll.queue.Turn;
import dev.plimsoll.queue.Turns;

/** What follows from a call that failed. */
final class Answer {
    private Answer() {}

    /**
     * A limit stops the whole installation; what is gone ends the work; all else is tried again.
     */
    static Outcome to(CallFailed failed, Turn turn, Turns turns) {
        return switch (failed.why()) {
            case Failure.Limited limited -> {
                turns.stop(turn.lane().tenant(), limited.until());
                yield new Outcome.NotBefore(limited.until());
            }
            case Failure.Gone gone -> new Outcome.GaveUp(gone.why());
            case Failure.Unclear _,
                    Failure.Refused _,
                    Failure.Unauthorized _,
                    Failure.MissingPermission _,
                    Failure.TooLarge _ ->
                    turn.failed(String.valueOf(failed.getMessage()));
        };
    }

    /** The failure in one plain sentence for the people of a pull request. */
    static String words(Failure why) {
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
