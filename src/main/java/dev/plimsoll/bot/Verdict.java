package dev.plimsoll.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.plimsoll.lint.Severity;
import dev.plimsoll.review.Annotation;
import dev.plimsoll.review.Check;
import dev.plimsoll.review.Lines;
import dev.plimsoll.review.Review;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What one lane says of its head, as it is kept.
 *
 * @param name how people call the lane's subject, such as {@code #12}
 * @param spoke whether we ever posted comments there
 * @param refused comments that GitHub does not take
 * @param answers the newest of the lane's wishes that it answers; 0 until it is said
 */
record Verdict(String name, Kept check, boolean spoke, List<Refused> refused, long answers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Verdict {
        refused = List.copyOf(refused);
    }

    static Verdict of(String name, Check check, boolean spoke, List<Refused> refused) {
        return new Verdict(name, Kept.of(check), spoke, refused, 0);
    }

    Verdict answering(long wish) {
        return new Verdict(name, check, spoke, refused, wish);
    }

    static Optional<Verdict> parse(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(JSON.readValue(text, Verdict.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict that was kept cannot be read", e);
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A comment that GitHub refused. */
    record Refused(String path, int first, int last, String body) {
        static Refused of(Review.InlineComment comment) {
            return new Refused(
                    comment.path(),
                    comment.lines().first(),
                    comment.lines().last(),
                    comment.body());
        }

        Review.InlineComment comment() {
            return new Review.InlineComment(path, new Lines(first, last), body);
        }
    }

    /** A check in words that JSON has. */
    record Kept(
            Check.Conclusion conclusion,
            String title,
            String summary,
            String text,
            List<Remark> remarks) {

        static Kept of(Check check) {
            return new Kept(
                    check.conclusion(),
                    check.title(),
                    check.summary(),
                    check.text(),
                    check.annotations().stream().map(Remark::of).toList());
        }

        Check check() {
            return new Check(
                    conclusion,
                    title,
                    summary,
                    text,
                    remarks.stream().map(Remark::annotation).toList());
        }
    }

    /** An annotation in words that JSON has. */
    record Remark(
            String path,
            int first,
            int last,
            @Nullable Integer firstColumn,
            @Nullable Integer lastColumn,
            Severity level,
            String title,
            String message,
            String details) {

        static Remark of(Annotation annotation) {
            return new Remark(
                    annotation.path(),
                    annotation.lines().first(),
                    annotation.lines().last(),
                    annotation.columns().map(Annotation.Columns::first).orElse(null),
                    annotation.columns().map(Annotation.Columns::last).orElse(null),
                    annotation.level(),
                    annotation.title(),
                    annotation.message(),
                    annotation.details());
        }

        Annotation annotation() {
            return new Annotation(
                    path,
                    new Lines(first, last),
                    firstColumn == null || lastColumn == null
                            ? Optional.empty()
                            : Optional.of(new Annotation.Columns(firstColumn, lastColumn)),
                    level,
                    title,
                    message,
                    details);
        }
    }
}
