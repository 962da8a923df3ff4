package dev.plimsoll.lint;

import java.util.Locale;

/** How grave a finding is, gravest first. */
public enum Severity {
    /** A hardening fault beyond doubt, or a build that cannot succeed. */
    ERROR,
    /** Should be changed. */
    WARNING,
    /** Advice. */
    INFO;

    /** The name in configuration and output, such as {@code warning}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
