package dev.plimsoll.bot;

import dev.plimsoll.review.Annotation;
import dev.plimsoll.review.Check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short names for what was said, to tell whether it is the same. */
final class Digest {
    private static final int LENGTH = 16;

    private Digest() {}

    /** Of what it says and where; the address of the rule's page may change meanwhile. */
    static String of(Annotation annotation) {
        return of(
                String.join(
                        "\0",
                        annotation.path(),
                        annotation.lines().toString(),
                        annotation.columns().toString(),
                        annotation.level().id(),
                        annotation.title(),
                        annotation.message()));
    }

    static String ofWords(Check check) {
        return of(
                String.join(
                        "\0",
                        check.conclusion().id(),
                        check.title(),
                        check.summary(),
                        check.text()));
    }

    /** Whether each of {@code some} is among {@code all}, as often as it occurs. */
    static boolean holdsAll(List<String> all, List<String> some) {
        var counts = counts(all);
        return some.stream().allMatch(each -> counts.merge(each, -1, Integer::sum) >= 0);
    }

    /** Those of the annotations that are not among what was posted. */
    static List<Annotation> missing(List<Annotation> all, List<String> posted) {
        var counts = counts(posted);
        var missing = new ArrayList<Annotation>();
        for (var annotation : all) {
            if (counts.merge(of(annotation), -1, Integer::sum) < 0) {
                missing.add(annotation);
            }
        }
        return missing;
    }

    /** The annotation as the room of GitHub has it. */
    static dev.plimsoll.github.Annotation sent(Annotation annotation) {
        return new dev.plimsoll.github.Annotation(
                annotation.path(),
                annotation.lines().first(),
                annotation.lines().last(),
                annotation
                        .columns()
                        .map(columns ->
                                new dev.plimsoll.github.Annotation.Columns(
                                        columns.first(), columns.last())),
                switch (annotation.level()) {
                    case ERROR -> dev.plimsoll.github.Annotation.Level.FAILURE;
                    case WARNING -> dev.plimsoll.github.Annotation.Level.WARNING;
                    case INFO -> dev.plimsoll.github.Annotation.Level.NOTICE;
                },
                annotation.message(),
                Optional.of(annotation.title()).filter(title -> !title.isEmpty()),
                Optional.of(annotation.details()).filter(details -> !details.isEmpty()));
    }

    private static Map<String, Integer> counts(List<String> all) {
        var counts = new HashMap<String, Integer>();
        all.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts;
    }

    private static String of(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
