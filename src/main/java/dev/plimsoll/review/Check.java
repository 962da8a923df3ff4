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

    /** GitHub's limit in characters. */
    static final int TITLE = 255;

    public Check {
        annotations = List.copyOf(annotations);
    }

    /**
     * For a head that could not be reviewed by our own fault.
     *
     * @param why one plain sentence, such as {@code GitHub did not answer}
     */
    public static Check notReviewed(String head, String why) {
        var reason = why.strip().replaceFirst("\\.$", "");
        var summary =
                "%s could not be reviewed: %s. This is no finding, and what was not read does not pass. A re-run tries again."
                        .formatted(Prose.code(shortened(head)), Prose.words(reason));
        var title = Prose.atMost("not reviewed: " + Prose.plain(reason), TITLE);
        return new Check(Conclusion.FAILURE, title, summary, "", List.of());
    }

    /** For a head that no open pull request has any more. */
    public static Check superseded(String head) {
        var summary = "No open pull request has " + Prose.code(shortened(head)) + " as its head.";
        return new Check(Conclusion.CANCELLED, "No longer reviewed", summary, "", List.of());
    }

    private static String shortened(String head) {
        return head.substring(0, Math.min(7, head.length()));
    }

    /**
     * One check for a head that several pull requests share: the worst of them, naming each.
     *
     * @param lanes each pull request's own check under its name, such as {@code #12}; at least one
     */
    public static Check worst(SequencedMap<String, Check> lanes) {
        return lanes.size() == 1 ? lanes.firstEntry().getValue() : new SharedHead(lanes).check();
    }

    /** The same with a list of the comments that GitHub refused, in the summary. */
    public Check withRefused(List<Review.InlineComment> refused) {
        if (refused.isEmpty()) {
            return this;
        }
        var more = new Listing(Context.Limits.DEFAULT.summary()).add(summary);
        more.paragraph("### Not shown inline\n\n");
        more.add("GitHub takes no comment on these lines; the findings are annotations.\n\n");
        for (var comment : refused) {
            more.item(
                    "- %s line %d\n".formatted(Prose.code(comment.path()), comment.lines().last()));
        }
        more.rest(left -> "- and " + Prose.number(left) + " more\n");
        return new Check(conclusion, title, more.toString(), text, annotations);
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
