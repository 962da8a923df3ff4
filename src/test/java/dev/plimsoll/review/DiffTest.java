package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.source.SourceText;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

final class DiffTest {
    private static final String HEAD =
            """
            FROM debian:13
            RUN one
            RUN two
            USER app
            """;

    @Test
    void aPatchGivesTheOldTextBack() {
        var diff =
                Diff.of(
                        """
                        @@ -1,3 +1,4 @@
                         FROM debian:13
                        -RUN zero
                        +RUN one
                        +RUN two
                         USER app\
                        """);
        assertEquals(
                """
                FROM debian:13
                RUN zero
                USER app
                """,
                reversed(diff, HEAD));
    }

    @Test
    void onlyLinesWithAPlusAreAdded() {
        var diff =
                Diff.of(
                        """
                        @@ -1,3 +1,4 @@ FROM x
                         FROM debian:13
                        -RUN zero
                        +RUN one
                        +RUN two
                         USER app\
                        """);
        assertEquals("2 3", added(diff, 6));
        assertTrue(diff.isAdded(new Lines(2, 3)));
        assertFalse(diff.isAdded(new Lines(2, 4)));
        assertEquals(2, diff.firstAdded(new Lines(1, 9)));
        assertEquals(0, diff.firstAdded(new Lines(4, 9)));
    }

    @Test
    void aHeaderMayLeaveCountsOut() {
        var diff = Diff.of("@@ -0,0 +1 @@\n+FROM scratch");
        assertEquals("1", added(diff, 3));
        assertEquals("", reversed(diff, "FROM scratch\n"));
    }

    @Test
    void severalHunksAreUndoneTogether() {
        var diff = Diff.of("@@ -1,2 +1 @@\n-a\n b\n@@ -9,0 +9,2 @@ b\n+x\n+y");
        assertEquals("9 10", added(diff, 12));
        assertEquals(
                "a\nb\n3\n4\n5\n6\n7\n8\n9\n10\n",
                reversed(diff, "b\n3\n4\n5\n6\n7\n8\n9\nx\ny\n10\n"));
    }

    @Test
    void aMissingLastBreakIsKeptOnEitherSide() {
        var gained = Diff.of("@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b");
        assertEquals("a\nb", reversed(gained, "a\nb\n"));
        var lost = Diff.of("@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file");
        assertEquals("a\nb\n", reversed(lost, "a\nb"));
        var kept = Diff.of("@@ -1,2 +1,3 @@\n+z\n a\n b\n\\ No newline at end of file");
        assertEquals("a\nb", reversed(kept, "z\na\nb"));
    }

    @Test
    void windowsLineBreaksBelongToTheLines() {
        var diff = Diff.of("@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r");
        assertEquals("a\r\nb\r\n", reversed(diff, "a\r\nc\r\n"));
        assertEquals("none", reversed(diff, "a\nc\n"));
    }

    @Test
    void aTrimmedEmptyLineIsRead() {
        assertEquals("a\n\nb\n", reversed(Diff.of("@@ -1,3 +1,4 @@\n a\n\n+x\n b"), "a\n\nx\nb\n"));
    }

    @Test
    void whatDiffersFromTheHeadGivesNoOldText() {
        assertEquals("none", reversed(Diff.of("@@ -1 +1 @@\n-a\n+b"), "c\n"));
        assertEquals("none", reversed(Diff.of("@@ -1 +1 @@\n-a\n+b"), "b"));
        assertEquals("none", reversed(Diff.of("@@ -1 +4 @@\n-a\n+b"), "b\n"));
        assertEquals("none", reversed(Diff.of("@@ -3 +1 @@\n-a\n+b"), "b\n"));
        assertEquals("none", reversed(Diff.NONE, "b\n"));
    }

    @Test
    void aByteThatIsNotUtf8GivesNoOldText() {
        var head = SourceText.of("# caf\u00e9\nb\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                Optional.empty(), Diff.of("@@ -1,2 +1,2 @@\n # caf\uFFFD\n-a\n+b").reversed(head));
        assertEquals("none", reversed(Diff.of("@@ -1,2 +1,2 @@\n x\n-caf\uFFFD\n+b"), "x\nb\n"));
    }

    @Test
    void aCutOrGarbledPatchIsReadAsFarAsItGoes() {
        var cut = Diff.of("@@ -1,3 +1,9 @@\n a\n+b\n+c");
        assertEquals("2 3", added(cut, 9));
        assertEquals("none", reversed(cut, "a\nb\nc\n"));
        for (var text :
                new String[] {
                    "",
                    "\n",
                    "@@",
                    "@@ -1 +1 @@",
                    "@@ -1 +1 @@\n*",
                    "@@ -9999999999 +1 @@\n+a",
                    "@@ -0 +0 @@\n+a",
                    "@@ -1,2 +1,2 @@\n\\ No newline",
                    "rubbish\n@@ -1 +1 @@\n-a\n+b",
                    "@@ -5 +5 @@\n-a\n+b\n@@ -1 +1 @@\n-a\n+b"
                }) {
            assertEquals("none", reversed(Diff.of(text), "b\n"), text);
        }
    }

    @Test
    void anyChangeOfAnyTextIsUndone() {
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            var base = text(random);
            var head = text(random);
            var patch = Patches.between(base, head);
            if (!patch.isEmpty()) {
                assertEquals(base, reversed(Diff.of(patch), head), patch);
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int line = random.nextInt(12); line > 0; line--) {
            text.append("abc".charAt(random.nextInt(3)))
                    .append(random.nextInt(4) == 0 ? "\r\n" : "\n");
        }
        return random.nextBoolean() ? text.toString() : text.append('d').toString();
    }

    private static String reversed(Diff diff, String head) {
        return diff.reversed(SourceText.of(head)).map(SourceText::text).orElse("none");
    }

    private static String added(Diff diff, int lines) {
        var added = IntStream.rangeClosed(1, lines).filter(diff::isAdded);
        return String.join(" ", added.mapToObj(Integer::toString).toList());
    }
}
