package dev.plimsoll.cli;

import dev.plimsoll.lint.Severity;

import java.util.Locale;

/** From which level on a finding makes a check fail. */
enum FailOn {
    ERROR,
    WARNING,
    INFO,
    NEVER;

    boolean fails(Severity level) {
        return this != NEVER && level.atLeast(Severity.valueOf(name()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
