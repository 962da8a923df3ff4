package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.List;

/**
 * One instruction as text.
 *
 * @param line its line without continuations, comments and line breaks
 * @param split the line cut into keyword, flags and rest
 * @param heredocs its here-documents
 * @param end where it ends in the source, heredocs included
 * @param firstLine from 1
 * @param lastLine the last one read for it
 */
record Sentence(
        Excerpt line,
        SplitLine split,
        List<Heredoc> heredocs,
        int end,
        int firstLine,
        int lastLine) {

    /** An instruction inside of this one. */
    Sentence of(Excerpt innerLine, SplitLine innerSplit) {
        return new Sentence(innerLine, innerSplit, heredocs, end, firstLine, lastLine);
    }
}
