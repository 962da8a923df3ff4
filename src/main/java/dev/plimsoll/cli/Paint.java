package dev.plimsoll.cli;

import dev.plimsoll.lint.Severity;

/** Colours for a terminal that wants them. */
record Paint(boolean colour) {

    String level(Severity level) {
        return switch (level) {
            case ERROR -> sgr("1;31", level.id());
            case WARNING -> sgr("1;33", level.id());
            case INFO -> sgr("1;36", level.id());
        };
    }

    String carets(Severity level, String carets) {
        return switch (level) {
            case ERROR -> sgr("31", carets);
            case WARNING -> sgr("33", carets);
            case INFO -> sgr("36", carets);
        };
    }

    String bold(String text) {
        return sgr("1", text);
    }

    String faint(String text) {
        return sgr("2", text);
    }

    String added(String text) {
        return sgr("32", text);
    }

    private String sgr(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
