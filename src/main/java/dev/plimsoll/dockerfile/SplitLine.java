package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.List;

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
        if (args == end || (text.charAt(args) != '-' && text.charAt(args) < 0x80)) {
            return new SplitLine(keyword, List.of(), line.slice(args, end));
        }
        var flags = new FlagReader(line, escape, args, end);
        var found = flags.read();
        int rest = Blanks.skip(text, flags.end(), end);
        return new SplitLine(keyword, found, line.slice(rest, Blanks.trimEnd(text, rest, end)));
    }
}
