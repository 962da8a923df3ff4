package dev.plimsoll.github;

import java.io.IOException;
import java.io.Serial;

/** A call to GitHub that gave no result; {@link #why} says what to do about it. */
public final class CallFailed extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Failure why;

    CallFailed(Failure why) {
        super(why.toString());
        this.why = why;
    }

    CallFailed(Failure why, Throwable cause) {
        super(why.toString(), cause);
        this.why = why;
    }

    public Failure why() {
        return why;
    }
}
