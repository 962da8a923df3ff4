package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;

final class SectionTest {
    private static final String DIGEST = "0123456789abcdef0123456789abcdef";

    @Test
    void aCommentIsReadBackAsItWasWritten() {
        var sections =
                List.of(
                        Section.open(new Marker(DIGEST, 1), "**Error**: one.\n\nWhy."),
                        Section.open(new Marker(DIGEST, 12), "**Error**: two."));
        assertEquals(
                """
                <!-- plimsoll:v1 0123456789abcdef0123456789abcdef.1 -->
                **Error**: one.

                Why.

                <!-- plimsoll:v1 0123456789abcdef0123456789abcdef.12 -->
                **Error**: two.\
                """,
                Section.body(sections));
        assertEquals(sections, Section.parse(Section.body(sections)));
        assertEquals(sections, Section.parse(Section.body(sections).replace("\n", "\r\n")));
    }

    @Test
    void whatIsFoldedUnfoldsToWhatItWas() {
        var open = Section.open(new Marker(DIGEST, 1), "**Error**: one.\n\n```suggestion\nx\n```");
        var closed = open.close("Fixed in abc1234");
        assertEquals(
                """
                <!-- plimsoll:v1 0123456789abcdef0123456789abcdef.1 closed -->
                Fixed in abc1234.

                <details><summary>What was said</summary>

                **Error**: one.

                ```suggestion
                x
                ```

                </details>\
                """,
                Section.body(List.of(closed)));
        var read = Section.parse(Section.body(List.of(closed))).getFirst();
        assertEquals(closed, read);
        assertEquals(open, read.reopen());
        assertEquals(closed, closed.close("Fixed in fffffff"));
    }

    @Test
    void onlyWellFormedMarkersAtTheBeginningAreBelieved() {
        assertTrue(Standing.isMarked("<!-- plimsoll:v1 " + DIGEST + ".1 -->\nx"));
        for (var body :
                List.of(
                        "",
                        "x",
                        "x <!-- plimsoll:v1 " + DIGEST + ".1 -->",
                        "x\n<!-- plimsoll:v1 " + DIGEST + ".1 -->",
                        "<!-- plimsoll:v2 " + DIGEST + ".1 -->",
                        "<!-- plimsoll:v1 " + DIGEST + " -->",
                        "<!-- plimsoll:v1 " + DIGEST + ".0 -->",
                        "<!-- plimsoll:v1 " + DIGEST + ".99999999999 -->",
                        "<!-- plimsoll:v1 " + DIGEST.toUpperCase(java.util.Locale.ROOT) + ".1 -->",
                        "<!-- plimsoll:v1 " + DIGEST + ".1 --> x")) {
            assertFalse(Standing.isMarked(body), body);
        }
    }

    @Test
    void everyPartOfAnIdentityCounts() {
        var digests = new HashSet<String>();
        digests.add(Marker.digest("Dockerfile", "rule", "0", "x"));
        digests.add(Marker.digest("Dockerfile", "rule", "0x", ""));
        digests.add(Marker.digest("Dockerfilerule", "", "0", "x"));
        digests.add(Marker.digest("b/Dockerfile", "rule", "0", "x"));
        digests.add(Marker.digest("Dockerfile", "rule", "0", "\uDCE9"));
        digests.add(Marker.digest("Dockerfile", "rule", "0", "\uDCE8"));
        assertEquals(6, digests.size());
        assertNotEquals("", digests.iterator().next());
        assertEquals(
                Marker.digest("Dockerfile", "rule", "0", "x"),
                Marker.digest("Dockerfile", "rule", "0", "x"));
    }
}
