package dev.plimsoll.github;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a check run shall say.
 *
 * @param externalId our own id, which comes back in events
 * @param details where "Details" leads to; GitHub's default is the App's homepage
 * @param conclusion empty while it is in progress
 * @param title one line
 * @param summary Markdown, at most 65 535 characters
 * @param text Markdown, at most 65 535 characters
 * @param annotations at most 50; GitHub adds them to those that the run has
 */
public record CheckReport(
        String externalId,
        Optional<URI> details,
        Optional<Conclusion> conclusion,
        String title,
        String summary,
        Optional<String> text,
        List<Annotation> annotations) {

    public CheckReport {
        annotations = List.copyOf(annotations);
    }

    /** How a check can end. */
    public enum Conclusion {
        SUCCESS,
        FAILURE,
        CANCELLED
    }
}
