package dev.plimsoll.cli;

import dev.plimsoll.lint.Finding;
import dev.plimsoll.source.Secret;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of a file is not shown on a terminal, as others may look at it: values that are found to be
 * secrets, and such as look like one.
 *
 * @param hidden the characters of the file
 */
record Blinds(SourceText source, BitSet hidden) {
    /** The option or the name before a value, which may be shown. */
    private static final Pattern NAME = Pattern.compile("[\"']?[\\w-]+[=:][\"']?");

    /** Shorter values are found by chance in any line. */
    private static final int SHORTEST = 4;

    static Blinds of(SourceText source, List<Finding> findings) {
        var hidden = new BitSet();
        Stream.concat(
                        findings.stream()
                                .flatMap(finding -> finding.secrets().stream())
                                .map(word -> value(source, word)),
                        Secret.in(source.text()).stream())
                .forEach(span -> hidden.set(span.start(), span.end()));
        return new Blinds(source, hidden);
    }

    private static Span value(SourceText source, Span word) {
        var name = NAME.matcher(source.text(word));
        return name.lookingAt() ? new Span(word.start() + name.end(), word.end()) : word;
    }

    /** A part of the file. */
    String shown(int from, int to) {
        var text = new StringBuilder();
        int at = from;
        while (at < to) {
            int blind = Math.min(next(at), to);
            text.append(source.text(), at, blind);
            if (blind < to) {
                text.append('…');
            }
            at = Math.min(hidden.nextClearBit(blind), to);
        }
        return Shown.source(text.toString());
    }

    /** A line that a fix makes of a part of the file. */
    String shown(String line, Span part) {
        var text = line;
        for (int at = next(part.start()); at < part.end(); at = next(hidden.nextClearBit(at))) {
            var value = source.text().substring(at, hidden.nextClearBit(at));
            text = value.length() < SHORTEST ? text : text.replace(value, "…");
        }
        return Shown.source(Secret.masked(text));
    }

    private int next(int at) {
        int found = hidden.nextSetBit(at);
        return found < 0 ? source.text().length() : found;
    }
}
