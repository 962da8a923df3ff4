package dev.plimsoll.cli;

/**
 * A command that cannot be carried out as it was given; the message is a sentence that names the
 * thing and the remedy. Ends with exit code 2.
 */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUse(String message) {
        super(message);
    }
}
