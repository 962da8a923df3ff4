package dev.plimsoll.github;

import java.util.Optional;

/**
 * One remark of a check run at lines of a file.
 *
 * @param startLine from 1
 * @param endLine the last line itself
 * @param columns only where it is one line
 * @param message at most 64 KB
 * @param title at most 255 characters
 * @param details raw, at most 64 KB
 */
public record Annotation(
        String path,
        int startLine,
        int endLine,
        Optional<Columns> columns,
        Level level,
        String message,
        Optional<String> title,
        Optional<String> details) {

    /** Columns from 1, the last one itself included. */
    public record Columns(int start, int end) {}

    /** How it is shown. */
    public enum Level {
        NOTICE,
        WARNING,
        FAILURE
    }
}
