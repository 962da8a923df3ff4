package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.source.Visible;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Text from a repository, at its worst, in everything that is posted. */
final class HostileTextTest {
    private static final List<String> PIECES =
            List.of(
                    "@octocat",
                    "@org/team",
                    "#1",
                    "org/repo#1",
                    "GH-1",
                    "https://evil.example",
                    "www.evil.example",
                    "[x](https://evil.example)",
                    "![x](https://evil.example/p.png)",
                    "<img src=x>",
                    "</details>",
                    "<details>",
                    "<!--",
                    "-->",
                    "```",
                    "````",
                    "`",
                    "``",
                    "**",
                    "_",
                    "~~",
                    "|",
                    "\\",
                    "\\`",
                    "&lt;",
                    "&#64;octocat",
                    "$x$",
                    "\u202E",
                    "\u200B",
                    "\u0007",
                    "\t",
                    "\r",
                    "\uDCE9",
                    "\uD83D\uDC33",
                    "é",
                    " ",
                    "a",
                    "- ",
                    "# ",
                    "> ",
                    "1. ",
                    "0123456789abcdef0123456789abcdef01234567",
                    "AKIAIOSFODNN7EXAMPLE",
                    "<!-- plimsoll:v1 0123456789abcdef0123456789abcdef.1 -->",
                    "{{x}}",
                    ":tada:",
                    "*",
                    "]",
                    "(");

    private static final Pattern PINGS =
            Pattern.compile("@\\w|#\\d|\\bGH-\\d|://|www\\.\\w|\\b[0-9a-f]{7,40}\\b(?<!abc1234)");

    @Test
    void nothingPingsRefersLinksEmbedsOrHides() {
        var random = new Random(11);
        for (int i = 0; i < 200; i++) {
            var plan = plan(random, 8);
            var check = plan.check();
            var texts = new ArrayList<>(List.of(check.summary(), check.text()));
            plan.review()
                    .ifPresent(review -> {
                        texts.add(review.body());
                        review.comments().forEach(comment -> texts.add(comment.body()));
                    });
            var shared = new LinkedHashMap<String, Check>();
            shared.put("#12", check);
            shared.put("#15", Check.notReviewed(Change.HEAD, piece(random, 5)));
            texts.add(Check.worst(shared).summary().replace("#12", "").replace("#15", ""));
            plan.review()
                    .ifPresent(review -> texts.add(check.withRefused(review.comments()).summary()));
            texts.forEach(HostileTextTest::assertHarmless);
            assertTrue(Visible.line(check.title()).equals(check.title()), check.title());
            for (var each : check.annotations()) {
                assertEquals(Visible.line(each.message()), each.message());
                assertFalse(each.message().contains("AKIAIOSFODNN7EXAMPLE"), each.message());
            }
        }
    }

    @Test
    void aHostileCommentIsReadBackAsItsOwn() {
        var random = new Random(13);
        for (int i = 0; i < 200; i++) {
            for (var comment : plan(random, 8).review().map(Review::comments).orElse(List.of())) {
                int errors = comment.body().split("\\*\\*(?:Error|Warning)\\*\\*: ", -1).length - 1;
                assertEquals(errors, Section.parse(comment.body()).size(), comment.body());
            }
        }
    }

    @Test
    void everythingFitsGitHubsLimits() {
        for (var filler : List.of("@", "\u202E", "&", "\uD83D\uDC33", "é", "`", "|")) {
            var change = new Change();
            for (int file = 0; file < 60; file++) {
                var path = filler.repeat(file % 7 == 0 ? 1_300 : 20) + file;
                var text = ("LABEL " + filler.repeat(3_000) + "\n").repeat(8);
                change.added(
                        path, text + "# waive user-root " + filler.repeat(900) + "\nUSER root\n");
                change.notRead(path + "x", ReviewedFile.Reason.BINARY);
            }
            var plan = change.plan();
            assertFits(plan.check());
            assertFits(plan.check().withRefused(plan.review().orElseThrow().comments()));
            var shared = new LinkedHashMap<String, Check>();
            for (int i = 1; i < 20; i++) {
                shared.put("#" + i, plan.check());
            }
            assertFits(Check.worst(shared));
            assertFits(Check.notReviewed(Change.HEAD, filler.repeat(100_000)));
            for (var comment : plan.review().orElseThrow().comments()) {
                assertTrue(comment.body().length() <= 60_000, "length: " + comment.body().length());
            }
            assertEquals(60 * 8, plan.check().annotations().size());
        }
    }

    @Test
    void annotationsBeyondTheLimitAreCountedAndSaid() {
        var limits = new Context.Limits(25, 10, 65_535);
        var plan = new Change().added("Dockerfile", "USER root\n".repeat(12)).limits(limits).plan();
        assertEquals(10, plan.check().annotations().size());
        assertEquals(
                """
                Looked at 1 Dockerfile at `abc1234`: **12 new findings** (12 errors). The first 10 of the new ones are annotations. New errors fail this check; warnings and infos do not.

                ### Dockerfiles

                - `Dockerfile`: 12 errors\
                """,
                plan.check().summary());
    }

    private static void assertFits(Check check) {
        assertTrue(check.title().length() <= 255);
        for (var text : List.of(check.summary(), check.text())) {
            assertTrue(
                    text.getBytes(UTF_8).length <= 65_535, "bytes: " + text.getBytes(UTF_8).length);
        }
        for (var each : check.annotations()) {
            assertTrue(each.message().getBytes(UTF_8).length < 64_000);
            assertTrue(each.title().length() <= 255);
        }
    }

    private static Plan plan(Random random, int most) {
        var change = new Change();
        for (int file = random.nextInt(3); file >= 0; file--) {
            var path = piece(random, most).replace('\n', ' ') + file;
            change.added(
                    path,
                    "LABEL %s\nRUN apt-get install %s\n# waive user-root %s\nUSER root\n"
                            .formatted(
                                    piece(random, most), piece(random, most), piece(random, most)));
            change.notRead(piece(random, most), ReviewedFile.Reason.BINARY);
        }
        return change.plan();
    }

    private static String piece(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void assertHarmless(String markdown) {
        assertEquals(Visible.text(markdown), markdown);
        var outside = markdown.replaceAll("(?s)(`{3,})suggestion\n.*?\n\\1", "");
        assertFalse(outside.contains("AKIAIOSFODNN7EXAMPLE"), markdown);
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Image image) {
                                throw new AssertionError("an image: " + markdown);
                            }

                            @Override
                            public void visit(Link link) {
                                assertTrue(
                                        link.getDestination()
                                                .startsWith("https://plimsoll.example/rules/"),
                                        markdown);
                            }

                            @Override
                            public void visit(HtmlInline html) {
                                throw new AssertionError("HTML: " + markdown);
                            }

                            @Override
                            public void visit(HtmlBlock html) {
                                assertTrue(
                                        Marker.LINE.matcher(html.getLiteral()).matches(), markdown);
                            }

                            @Override
                            public void visit(Text text) {
                                var found = PINGS.matcher(text.getLiteral());
                                assertFalse(found.find(), () -> found.group() + " in: " + markdown);
                            }
                        });
    }
}
