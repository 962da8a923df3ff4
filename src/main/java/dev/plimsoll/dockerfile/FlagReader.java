package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the words at the beginning of a line that begin with two dashes, quotes and escapes taken
 * away. BuildKit reads bytes here and takes each for a character of its own, so that an {@code é}
 * comes out as {@code Ã©}, and a byte 0xA0 inside of a letter ends the word.
 */
final class FlagReader {
    private final Excerpt line;
    private final String text;
    private final char escape;
    private final int limit;
    private Excerpt.Cutter word = new Excerpt.Cutter(0);
    private int at;
    private boolean ended;
    private boolean over;

    FlagReader(Excerpt line, char escape, int start, int limit) {
        this.line = line;
        this.text = line.text();
        this.escape = escape;
        this.limit = limit;
        this.at = start;
    }

    List<Flag> read() {
        var flags = new ArrayList<Flag>();
        skipBlanks();
        while (!over && text.startsWith("--", at) && at + 1 < limit) {
            int start = at;
            var value = word();
            if (value.text().equals("--")) {
                break;
            }
            flags.add(flag(start, value));
            skipBlanks();
        }
        return flags;
    }

    /** Where the arguments begin. */
    int end() {
        return at;
    }

    private void skipBlanks() {
        while (at < limit && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c < 0x80 ? Blanks.isSpace(c) : Blanks.isByteOfLatin1(c);
    }

    private Flag flag(int start, Excerpt word) {
        var span = line.span(start, at);
        var value = word.text();
        int equals = value.indexOf('=');
        return equals < 0
                ? new Flag(span, value.substring(2), Optional.empty())
                : new Flag(
                        span,
                        value.substring(2, equals),
                        Optional.of(word.slice(equals + 1, value.length())));
    }

    /** Reads one word. */
    private Excerpt word() {
        int start = at;
        while (at < limit && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == limit || isBlank(text.charAt(at))) {
            return line.slice(start, at);
        }
        word = new Excerpt.Cutter(limit - start);
        word.add(line, start, at);
        char quote = 0;
        ended = false;
        while (at < limit && !ended) {
            char c = text.charAt(at);
            if (quote == 0 && isBlank(c)) {
                break;
            }
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
                at++;
            } else if (c != escape) {
                letter(c, quote != 0, false);
            } else {
                at++;
                if (at < limit) {
                    letter(text.charAt(at), quote != 0, true);
                }
            }
        }
        return word.done(line.offset(start));
    }

    private boolean isPlain(char c) {
        return c < 0x80 && !Blanks.isSpace(c) && c != '"' && c != '\'' && c != escape;
    }

    /** Adds a letter, or the bytes of it. */
    private void letter(char c, boolean quoted, boolean escaped) {
        int offset = line.offset(at);
        at++;
        if (c < 0x80) {
            word.add(c, offset);
            return;
        }
        boolean pair = Character.isHighSurrogate(c) && at < limit;
        var bytes = pair ? bytes("" + c + text.charAt(at)) : bytes("" + c);
        if (pair) {
            at++;
        }
        for (int i = 0; i < bytes.length && !ended; i++) {
            int value = bytes[i] & 0xFF;
            ended = !quoted && !(escaped && i == 0) && (value == 0x85 || value == 0xA0);
            // What is left of the letter is no dash, so no flag follows.
            over = ended && i + 1 < bytes.length;
            if (!ended) {
                word.add((char) value, offset);
            }
        }
    }

    private static byte[] bytes(String letter) {
        char c = letter.charAt(0);
        return c >= 0xDC80 && c <= 0xDCFF
                ? new byte[] {(byte) (c - 0xDC00)}
                : letter.getBytes(StandardCharsets.UTF_8);
    }
}
