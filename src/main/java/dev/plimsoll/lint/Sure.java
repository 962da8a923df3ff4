package dev.plimsoll.lint;

/** Whether something is so, as far as it is known. */
public enum Sure {
    YES,
    NO,
    UNKNOWN
}
