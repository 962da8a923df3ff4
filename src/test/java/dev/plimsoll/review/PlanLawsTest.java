package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** What holds of every plan, tried on many changes. */
final class PlanLawsTest {
    private static final List<String> LINES =
            List.of(
                    "FROM debian:13",
                    "USER root",
                    "RUN apt-get install curl",
                    "RUN apt-get install curl && x",
                    "RUN apt-get install -y curl && \\",
                    "  apt-get install jq",
                    "MAINTAINER a <a@b.c>",
                    "LABEL @octocat",
                    "VOLUME x",
                    "RUN set a",
                    "  end",
                    "# waive user-root because of #1",
                    "",
                    "CMD x");

    private static final Pattern SUGGESTION = Pattern.compile("(?ms)^```suggestion\\n(.*?)^```$");

    @Test
    void numbersAgreeEverywhere() {
        forEachChange((change, random) -> {
            var plan = change.plan();
            int annotations = plan.check().annotations().size();
            var all = annotations == 1 ? "1 new finding" : annotations + " new findings";
            if (annotations > 0) {
                assertTrue(plan.check().title().startsWith(all), plan.check().title());
                assertTrue(plan.check().summary().contains("**" + all + "**"));
                assertEquals(annotations, count("(?m)^- lines? ", plan.check().text()));
            }
            boolean error =
                    plan.check().annotations().stream()
                            .anyMatch(each -> each.level() == Severity.ERROR);
            assertEquals(error ? "failure" : "success", plan.check().conclusion().id());
            plan.review().ifPresent(review -> reviewAgrees(review, annotations, all));
        });
    }

    private static void reviewAgrees(Review review, int annotations, String all) {
        int shown =
                review.comments().stream()
                        .mapToInt(comment -> Section.parse(comment.body()).size())
                        .sum();
        assertTrue(review.comments().size() <= 25);
        var body =
                shown == annotations
                        ? all + ": "
                        : "%d of %s %s shown here, the rest is in the check."
                                .formatted(
                                        shown,
                                        annotations == 1 ? "1 new findings" : all,
                                        shown == 1 ? "is" : "are");
        assertTrue(review.body().startsWith(body), review.body());
    }

    @Test
    void commentsStandOnAddedLinesOfTheirFile() {
        forEachChange((change, random) -> {
            for (var comment : comments(change.plan())) {
                var diff = file(change, comment.path()).diff();
                assertTrue(diff.isAdded(comment.lines()), comment.body());
            }
        });
    }

    @Test
    void aSuggestionIsTheFixAndNoTwoShareALine() {
        var seen = new int[1];
        forEachChange((change, random) -> {
            var taken = new HashSet<String>();
            for (var comment : comments(change.plan())) {
                var block = SUGGESTION.matcher(comment.body());
                if (block.find()) {
                    seen[0]++;
                    assertFixes(file(change, comment.path()), comment, block.group(1));
                    for (int line = comment.lines().first();
                            line <= comment.lines().last();
                            line++) {
                        assertTrue(taken.add(comment.path() + ":" + line), comment.body());
                    }
                }
            }
        });
        assertTrue(seen[0] > 200, "suggestions: " + seen[0]);
    }

    /** GitHub replaces the lines and keeps the file's own line breaks. */
    private static void assertFixes(
            ReviewedFile.Judged file, Review.InlineComment comment, String block) {
        var head = file.head();
        int start = head.line(comment.lines().first()).start();
        var last = head.lineWithBreak(comment.lines().last());
        boolean ends = head.text().startsWith("\n", last.end() - 1);
        var lines = block.replace("\n", head.lineBreak());
        var text =
                ends || lines.isEmpty()
                        ? lines
                        : lines.substring(0, lines.length() - head.lineBreak().length());
        var applied = head.text().substring(0, start) + text + head.text().substring(last.end());
        var digests =
                Section.parse(comment.body()).stream().map(each -> each.marker().digest()).toList();
        var found =
                file.verdicts().head().findings().stream()
                        .filter(each -> digests.contains(new Found(file, each).digest()))
                        .filter(each -> each.fix().isPresent())
                        .filter(each -> new Found(file, each).lines().overlaps(comment.lines()))
                        .toList();
        assertTrue(
                subsets(found).stream()
                        .anyMatch(some -> fixed(head, some).equals(Optional.of(applied))),
                applied);
    }

    private static Optional<String> fixed(SourceText head, List<dev.plimsoll.lint.Finding> some) {
        var edits =
                some.stream().flatMap(each -> each.fix().orElseThrow().edits().stream()).toList();
        try {
            return Optional.of(Edit.apply(head.text(), edits));
        } catch (IllegalArgumentException conflict) {
            return Optional.empty();
        }
    }

    private static <T> List<List<T>> subsets(List<T> all) {
        var subsets = new ArrayList<List<T>>();
        for (int bits = 1; bits < 1 << Math.min(all.size(), 10); bits++) {
            var some = new ArrayList<T>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    some.add(all.get(i));
                }
            }
            subsets.add(some);
        }
        return subsets;
    }

    @Test
    void whatWasPostedIsNeverPostedAgainAndOpenCommentsAreFindings() {
        forEachChange((change, random) -> {
            var first = change.plan();
            var again = change.standing(first).plan();
            assertEquals(Optional.empty(), again.review());
            assertEquals(List.of(), again.edits());
            assertEquals(first.check(), again.check());
        });
    }

    private interface Law {
        void holds(Change change, Random random);
    }

    private static void forEachChange(Law law) {
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var change = new Change();
            for (int file = random.nextInt(4); file >= 0; file--) {
                var before = text(random);
                var after = random.nextInt(4) == 0 ? text(random) : changed(random, before);
                var path = "d" + file + "/Dockerfile";
                switch (random.nextInt(5)) {
                    case 0 -> change.added(path, after);
                    case 1 -> change.withoutPatch(path, before, after);
                    case 2 -> change.renamed("old/" + path, path, before, after);
                    default -> change.modified(path, before, after);
                }
            }
            law.holds(change, random);
        }
    }

    private static String changed(Random random, String before) {
        var lines = new ArrayList<>(before.lines().toList());
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(random.nextInt(lines.size() + 1), LINES.get(random.nextInt(LINES.size())));
        }
        return String.join(before.contains("\r") ? "\r\n" : "\n", lines)
                + (random.nextBoolean() ? "\n" : "");
    }

    private static String text(Random random) {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(10); i >= 0; i--) {
            lines.add(LINES.get(random.nextInt(LINES.size())));
        }
        return String.join(random.nextInt(4) == 0 ? "\r\n" : "\n", lines) + "\n";
    }

    private static List<Review.InlineComment> comments(Plan plan) {
        return plan.review().map(Review::comments).orElse(List.of());
    }

    private static ReviewedFile.Judged file(Change change, String path) {
        return change.files().stream()
                .map(ReviewedFile.Judged.class::cast)
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static int count(String pattern, String text) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }
}
