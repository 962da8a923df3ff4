package dev.plimsoll.review;

import dev.plimsoll.lint.Severity;

import java.util.Optional;

/**
 * One line of a check run.
 *
 * @param level error is GitHub's failure, info its notice
 * @param columns only where it lies on one line
 * @param title plain text of at most 255 characters: the rule's id
 * @param message plain text: what is wrong
 * @param details the address of the rule's page, empty where none is known
 */
public record Annotation(
        String path,
        Lines lines,
        Optional<Columns> columns,
        Severity level,
        String title,
        String message,
        String details) {

    /**
     * A range of columns, from 1.
     *
     * @param last the last one, at least {@code first}
     */
    public record Columns(int first, int last) {}

    /** As GitHub writes it: {@code failure}, {@code warning} or {@code notice}. */
    public String githubLevel() {
        return switch (level) {
            case ERROR -> "failure";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }
}
