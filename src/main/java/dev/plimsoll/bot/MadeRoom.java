package dev.plimsoll.bot;

import java.io.Serial;

/**
 * The turn ends before its next write: something newer was wished, the place is busy, or we stop.
 */
final class MadeRoom extends Exception {
    @Serial private static final long serialVersionUID = 1;

    MadeRoom() {
        super("the turn made room");
    }
}
