package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An instruction's line, cut into keyword, flags and the rest.
 *
 * @param rest without white space around it
 */
record SplitLine(Argument keyword, List<Flag> flags, Excerpt rest) {

    static SplitLine of(Excerpt line, char escape) {
        var text = line.text();
        int start = Blanks.skip(text, 0, text.length());
        int end = Blanks.trimEnd(text, start, text.length());
        int word = start;
        while (word < end && !Blanks.parts(text.charAt(word))) {
            word++;
        }
        var keyword = new Argument(line.span(start, word), text.substring(start, word));
        int args = word;
        while (args < end && Blanks.parts(text.charAt(args))) {
            args++;
        }
        var flags = new FlagReader(line, escape, args, end);
        int rest = Blanks.skip(text, flags.end(), end);
        return new SplitLine(
                keyword, flags.flags(), line.slice(rest, Blanks.trimEnd(text, rest, end)));
    }

    /** Reads the words that begin with two dashes, quotes and escapes taken away. */
    private static final class FlagReader {
        private final Excerpt line;
        private final String text;
        private final char escape;
        private final int limit;
        private final List<Flag> flags = new ArrayList<>();
        private int at;

        FlagReader(Excerpt line, char escape, int start, int limit) {
            this.line = line;
            this.text = line.text();
            this.escape = escape;
            this.limit = limit;
            this.at = start;
            boolean more = true;
            while (more) {
                at = Blanks.skip(text, at, limit);
                more = text.startsWith("--", at) && at + 1 < limit && word();
            }
        }

        List<Flag> flags() {
            return List.copyOf(flags);
        }

        /** Where the arguments begin. */
        int end() {
            return at;
        }

        /** Reads one word; gives whether a flag may follow. */
        private boolean word() {
            int start = at;
            var value = new StringBuilder();
            int equals = -1;
            char quote = 0;
            while (at < limit) {
                char c = text.charAt(at);
                if (quote == 0 && Blanks.isSpace(c)) {
                    break;
                }
                if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                    at++;
                    continue;
                }
                if (quote != 0 && c == quote) {
                    quote = 0;
                    at++;
                    continue;
                }
                if (c == escape) {
                    at++;
                    if (at == limit) {
                        break;
                    }
                    c = text.charAt(at);
                }
                if (c == '=' && equals < 0) {
                    equals = value.length();
                    valueStart = at + 1;
                }
                value.append(c);
                at++;
            }
            if (value.length() == 2 && value.charAt(0) == '-' && value.charAt(1) == '-') {
                return false;
            }
            flags.add(flag(start, value, equals));
            return true;
        }

        private int valueStart;

        private Flag flag(int start, StringBuilder value, int equals) {
            var span = line.span(start, at);
            if (equals < 0) {
                return new Flag(
                        span, value.substring(Math.min(2, value.length())), Optional.empty());
            }
            var given = new Argument(line.span(valueStart, at), value.substring(equals + 1));
            return new Flag(span, value.substring(2, Math.max(2, equals)), Optional.of(given));
        }
    }
}
