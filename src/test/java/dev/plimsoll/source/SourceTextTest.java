package dev.plimsoll.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class SourceTextTest {

    @Test
    void bytesThatAreNotUtf8ComeBackAsTheyWere() {
        byte[] latin1 = "LABEL who=\"Ren\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1);
        var source = SourceText.of(latin1);
        assertEquals("LABEL who=\"Ren\uDCE9\"\n", source.text());
        assertArrayEquals(latin1, source.bytes());
    }

    @Test
    void anyBytesComeBackAsTheyWere() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, SourceText.of(bytes).bytes());
        }
    }

    @Test
    void charactersBeyondTheBasicPlaneComeBackAsTheyWere() {
        byte[] bytes = "RUN echo \ud83d\udea2\ufeff\n".getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(bytes, SourceText.of(bytes).bytes());
    }

    @Test
    void positionsCountFromOneInUtf16Units() {
        var source = SourceText.of("FROM a\r\nRUN b\n\nUSER c");
        assertEquals(new Position(1, 1), source.position(0));
        assertEquals(new Position(2, 5), source.position(12));
        assertEquals(new Position(3, 1), source.position(14));
        assertEquals(new Position(4, 7), source.position(source.text().length()));
    }

    @Test
    void aLineIsTakenWithoutItsBreakAndWithIt() {
        var source = SourceText.of("FROM a\r\nRUN b\n");
        assertEquals("FROM a", source.text(source.line(1)));
        assertEquals("FROM a\r\n", source.text(source.lineWithBreak(1)));
        assertEquals("RUN b", source.text(source.line(2)));
        assertEquals(2, source.lineCount());
    }

    @Test
    void aSpanEndsOnTheLineOfItsLastCharacter() {
        var source = SourceText.of("RUN a \\\n b\nUSER c\n");
        assertEquals(1, source.firstLine(new Span(0, 11)));
        assertEquals(2, source.lastLine(new Span(0, 11)));
        assertEquals(3, source.lastLine(Span.at(11)));
    }

    @Test
    void anEmptyTextHasOneEmptyLine() {
        var source = SourceText.of("");
        assertEquals(1, source.lineCount());
        assertEquals(new Span(0, 0), source.line(1));
    }

    @Test
    void theLineBreakIsThatOfTheFirstLine() {
        assertEquals("\r\n", SourceText.of("FROM a\r\nRUN b\n").lineBreak());
        assertEquals("\n", SourceText.of("FROM a").lineBreak());
    }
}
