package dev.plimsoll.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of one file, with its lines. Made from bytes, it gives the same bytes back: a byte
 * that is not UTF-8 is kept as the lone surrogate {@code U+DC00 + byte}, such as {@code U+DCE9} for
 * a Latin-1 {@code é}.
 */
public final class SourceText {
    private static final char ESCAPED_BYTE = '\uDC00';

    private final String text;
    private final Lazy<LineMap> lines;

    private SourceText(String text) {
        this.text = text;
        this.lines = Lazy.of(() -> new LineMap(text));
    }

    public static SourceText of(String text) {
        return new SourceText(text);
    }

    public static SourceText of(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        boolean mayBeBroken = text.indexOf('\uFFFD') >= 0;
        return mayBeBroken ? kept(bytes) : new SourceText(text);
    }

    /** Keeps the bytes that are not UTF-8. */
    private static SourceText kept(byte[] bytes) {
        CharsetDecoder strict =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            var result = strict.decode(in, out, true);
            if (result.isUnderflow()) {
                strict.flush(out);
                return new SourceText(out.flip().toString());
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPED_BYTE + (in.get() & 0xFF)));
            }
            strict.reset();
        }
    }

    /** The file's bytes: the ones that it was made from. */
    public byte[] bytes() {
        var out = new ByteArrayOutputStream(text.length() + 16);
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEscapedByte(i)) {
                out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                out.write(text.charAt(i) - ESCAPED_BYTE);
                plain = i + 1;
            }
        }
        out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private boolean isEscapedByte(int index) {
        char c = text.charAt(index);
        return c >= ESCAPED_BYTE + 0x80
                && c <= ESCAPED_BYTE + 0xFF
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    /** Whether a lone surrogate stands for a byte that is not UTF-8: {@code 0xE9} for U+DCE9. */
    static boolean isByte(int character) {
        return character >= ESCAPED_BYTE + 0x80 && character <= ESCAPED_BYTE + 0xFF;
    }

    /** A text of a file for others to read: each byte that is not UTF-8 as {@code U+FFFD}. */
    public static String readable(String text) {
        if (!hasSurrogates(text)) {
            return text;
        }
        var readable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= ESCAPED_BYTE && c <= ESCAPED_BYTE + 0xFF ? '\uFFFD' : c)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public String text() {
        return text;
    }

    public String text(Located place) {
        return text.substring(place.span().start(), place.span().end());
    }

    public int lineCount() {
        return lines.get().count();
    }

    public Position position(int offset) {
        return lines.get().position(offset);
    }

    /** The line, from 1, on which a span begins. */
    public int firstLine(Located place) {
        return lines.get().position(place.span().start()).line();
    }

    /** The line, from 1, on which a span's last character lies. */
    public int lastLine(Located place) {
        var span = place.span();
        return lines.get().position(span.isEmpty() ? span.start() : span.end() - 1).line();
    }

    /** The characters of a line, from 1, without its break. */
    public Span line(int line) {
        return lines.get().line(line);
    }

    /** Whether a line, from 1, holds nothing but white space. */
    public boolean isBlank(int line) {
        var place = line(line);
        for (int i = place.start(); i < place.end(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The characters of a line, from 1, with its break. */
    public Span lineWithBreak(int line) {
        return lines.get().lineWithBreak(line);
    }

    /** How this file breaks its lines: that of its first line, {@code \n} where there is none. */
    public String lineBreak() {
        int at = text.indexOf('\n');
        return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    @Override
    public String toString() {
        return text;
    }
}
