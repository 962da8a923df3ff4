package dev.plimsoll.fake;

import java.io.Serial;

/** What GitHub answers instead of doing what it was asked. */
final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super("refused", null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
