package dev.plimsoll.queue;

import java.time.Instant;
import java.util.Optional;

/** How a turn of work ended. */
public sealed interface Outcome {
    /** What was wished when the turn began is done. */
    record Done() implements Outcome {}

    /**
     * It failed and is tried again, each time later, until patience is at its end; then the lane
     * has turns of the kind that is {@link Turn#lost}, with as much patience again.
     *
     * @param why at most 1000 characters of it are kept
     * @param until before which there is no use in trying, such as the end of a limit
     */
    record Failed(String why, Optional<Instant> until) implements Outcome {
        public Failed(String why) {
            this(why, Optional.empty());
        }
    }

    /** It could not be done yet, which is no failure: something newer in the lane, or a lock. */
    record NotBefore(Instant at) implements Outcome {}

    /** It is not tried again until somebody asks; {@code why} is for the log and the operator. */
    record GaveUp(String why) implements Outcome {}
}
