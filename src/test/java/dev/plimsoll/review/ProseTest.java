package dev.plimsoll.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProseTest {

    @Test
    void aMessageKeepsItsCode() {
        assertEquals(
                "The image runs as `root`, uid `0`.",
                Prose.message("The image runs as `root`, uid `0`."));
    }

    @Test
    void codeOfAMessageMayHoldBackticks() {
        assertEquals(
                "``echo `id` `` runs as `root`.", Prose.message("``echo `id` `` runs as `root`."));
        assertEquals("`` `a` `` is `b`.", Prose.message("`` `a` `` is `b`."));
    }

    @Test
    void aBacktickThatNothingEndsIsAWord() {
        assertEquals("Odd: \\` @&#8203;all", Prose.message("Odd: ` @all"));
        assertEquals("\\`\\`a` b", Prose.message("``a` b").replace("a\\`", "a`"));
    }

    @Test
    void wordsPingReferAndLinkNothing() {
        assertEquals(
                "@&#8203;octocat org/repo#&#8203;1 GH-&#8203;7 https:&#8203;//evil.example"
                        + " www.&#8203;evil.example abcdef&#8203;1",
                Prose.words(
                        "@octocat org/repo#1 GH-7 https://evil.example www.evil.example abcdef1"));
    }

    @Test
    void wordsAreNoMarkupAndNoHtml() {
        assertEquals(
                "&lt;/details&gt; !\\[x\\](y) \\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ a\\|b \\\\"
                        + " &amp;lt; &#36;x&#36;",
                Prose.words("</details> ![x](y) **b** _i_ ~~s~~ a|b \\ &lt; $x$"));
    }

    @Test
    void whatHidesIsShownByItsName() {
        assertEquals("a&lt;U+202E&gt;b&lt;U+000A&gt;c", Prose.words("a\u202Eb\nc"));
        assertEquals("`a<U+202E>b<U+000A>c`", Prose.code("a\u202Eb\nc"));
        assertEquals("a<U+0000>b", Prose.plain("a\0b"));
    }

    @Test
    void aCodeSpanHoldsAnyText() {
        assertEquals("``` ``a ```", Prose.code("``a"));
        assertEquals("`@octocat #1 </details>`", Prose.code("@octocat #1 </details>"));
    }

    @Test
    void aFenceIsLongerThanAnyInside() {
        assertEquals("```suggestion\nUSER app\n```", Prose.fenced("suggestion", "USER app\n"));
        assertEquals("````suggestion\nRUN ```\n````", Prose.fenced("suggestion", "RUN ```\n"));
        assertEquals("```suggestion\n```", Prose.fenced("suggestion", ""));
        assertEquals("```suggestion\n\n```", Prose.fenced("suggestion", "\n"));
    }

    @Test
    void whatLooksLikeASecretIsNotShownWhole() {
        assertEquals("`AKIA…` is a key.", Prose.message("`AKIAIOSFODNN7EXAMPLE` is a key."));
        assertEquals("https://bob:…@host/x", Prose.plain("https://bob:hunter2@host/x"));
        assertEquals("`ghp_…`", Prose.code("ghp_0123456789abcdefghij0123456789abcdef"));
    }

    @Test
    void longTextIsCut() {
        assertEquals("x".repeat(399) + "…", Prose.plain("x".repeat(4_000)));
        assertEquals("aaa…", Prose.atMost("aaa\uD83D\uDC33bb", 5));
    }

    @Test
    void countsAgreeWithTheirNouns() {
        assertEquals("1 error", Prose.count(1, "error"));
        assertEquals("3,600 errors", Prose.count(3_600, "error"));
    }
}
