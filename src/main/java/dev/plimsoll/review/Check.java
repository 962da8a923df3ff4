package dev.plimsoll.review;

import java.util.List;
import java.util.SequencedMap;

/**
 * A concluded check run: complete by itself.
 *
 * @param title plain text of at most 255 characters
 * @param summary Markdown within GitHub's limit
 * @param text Markdown within GitHub's limit; may be empty, then it is not sent
 * @param annotations all of them, errors first; sent in requests of at most 50
 */
public record Check(
        Conclusion conclusion,
        String title,
        String summary,
        String text,
        List<Annotation> annotations) {

    public Check {
        annotations = List.copyOf(annotations);
    }

    /**
     * For a head that could not be reviewed by our own fault; {@code why} is one plain sentence.
     */
    public static Check notReviewed(String head, String why) {
        return new Check(Conclusion.FAILURE, "not reviewed: " + why, why, "", List.of());
    }

    /** For a head that no open pull request has any more. */
    public static Check superseded(String head) {
        return new Check(Conclusion.CANCELLED, "superseded", head, "", List.of());
    }

    /**
     * One check for a head that several pull requests share: the worst of them, naming each.
     *
     * @param lanes each pull request's own check under its name, such as {@code #12}; at least one
     */
    public static Check worst(SequencedMap<String, Check> lanes) {
        return lanes.firstEntry().getValue();
    }

    /** The same with a list of the comments that GitHub refused, in the summary. */
    public Check withRefused(List<Review.InlineComment> refused) {
        return refused.isEmpty() ? this : new Check(conclusion, title, summary, text, annotations);
    }

    /** How a check ends, worst last. */
    public enum Conclusion {
        CANCELLED,
        SUCCESS,
        FAILURE;

        /** As GitHub writes it, such as {@code success}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
