package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Span;

import java.util.List;

/**
 * What every instruction has.
 *
 * @param span from the keyword to the end of the last line, its heredocs included, without the last
 *     line break
 * @param keyword as written, such as {@code from}
 * @param flags the {@code --name=value} before the arguments
 * @param firstLine from 1
 * @param lastLine the last line that BuildKit reads for it: a continuation may run on over comments
 */
public record Head(Span span, Argument keyword, List<Flag> flags, int firstLine, int lastLine) {
    public Head {
        flags = List.copyOf(flags);
    }
}
