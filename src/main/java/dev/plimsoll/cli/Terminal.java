package dev.plimsoll.cli;

import dev.plimsoll.lint.Severity;

/**
 * How text is laid out for people.
 *
 * @param colour whether colours are welcome
 * @param columns how wide a terminal is; 0 where the text goes elsewhere
 */
record Terminal(boolean colour, int columns) {

    /** How wide lines may be that would not be wider than {@code most}; 40 at least. */
    int width(int most) {
        return columns == 0 ? most : Math.clamp(columns, 40, most);
    }

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
