package dev.plimsoll.lint;

/** An option of a rule that does not exist, or a value that it does not take; says which. */
public final class BadOption extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadOption(String message) {
        super(message);
    }
}
