package dev.plimsoll.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

final class MessageTest {

    @Test
    void aValueStaysBetweenItsBackticks() {
        assertEquals("The image runs as `root`.", Message.of("The image runs as `%s`.", "root"));
        assertEquals(
                "`a` comes 2 times, ``b`c`` and `` `d` `` once.",
                Message.of("`%s` comes %d times, `%s` and `%s` once.", "a", 2, "b`c", "`d`"));
        assertEquals("Runs as ``a`**b**` c``.", Message.of("Runs as `%s`.", "a`**b**` c"));
    }

    @Test
    void aSentenceMayBePartOfAnother() {
        var meant = Message.of(" Did you mean `%s`?", "x`y");
        assertEquals(
                "`%` is no name. Did you mean ``x`y``?",
                Message.of("`%s` is no name.%s", "%", meant));
    }

    @Test
    void aValueIsOneShortVisibleLine() {
        assertEquals("`a<U+000A>b<U+202E>`", Message.code("a\nb\u202E"));
        assertEquals("`" + "x".repeat(119) + "…`", Message.code("x".repeat(5_000)));
        assertEquals(
                "`" + "x".repeat(118) + "…`", Message.code("x".repeat(118) + "\uD83D\uDC33yz"));
    }

    @Test
    void noSecretIsShownWhole() {
        assertEquals(
                "This takes `https://oauth2:…@github.com/a/b`.",
                Message.of(
                        "This takes `%s`.",
                        "https://oauth2:" + "h".repeat(300) + "@github.com/a/b"));
        assertEquals("`git+https://u:…@x.io/a.git`", Message.code("git+https://u:pw1@x.io/a.git"));
        assertEquals("`https://u:$TOKEN@x.io`", Message.code("https://u:$TOKEN@x.io"));
        assertEquals("`ghp_…`", Message.code("ghp_0123456789abcdefghij"));
        assertEquals("`--password=…`", Message.code("--password=Sup3rS3cr3t"));
    }

    @Test
    void nothingAndBlanksAreShownAsBlanks() {
        assertEquals("` `", Message.code(""));
        assertEquals("`  `", Message.code("  "));
        assertEquals("`  a  `", Message.code(" a "));
    }

    @Test
    void severalAreListed() {
        assertEquals("`a`, ``b`c``", Message.codes(List.of("a", "b`c")));
    }
}
