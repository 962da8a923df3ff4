package dev.plimsoll.lint;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Optional;

/**
 * One fault in one file.
 *
 * @param identity the same in another version of the file that has the same fault
 * @param level at most the level of its rule
 * @param span the smallest place that shows the fault
 * @param message what is wrong here: one sentence with a full stop, in which code stands in
 *     backticks
 * @param covers the ids under which other tools know this very finding
 * @param secrets values in the file that are not to be shown
 */
public record Finding(
        Identity identity,
        Severity level,
        Span span,
        String message,
        List<String> covers,
        Optional<Fix> fix,
        List<Span> secrets)
        implements Located {

    public Finding {
        covers = List.copyOf(covers);
        secrets = List.copyOf(secrets);
    }

    /** One that knows of no secret. */
    public Finding(
            Identity identity,
            Severity level,
            Span span,
            String message,
            List<String> covers,
            Optional<Fix> fix) {
        this(identity, level, span, message, covers, fix, List.of());
    }

    /** The rule's id, such as {@code last-user-root}. */
    public String rule() {
        return identity.rule();
    }
}
