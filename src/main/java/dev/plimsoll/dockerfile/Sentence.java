package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.List;

/**
 * One instruction as text.
 *
 * @param line its line without continuations, comments and line breaks
 * @param split the line cut into keyword, flags and rest
 * @param heredocs its here-documents
 * @param script what the shell reads in its shell form: the rest, with the heredocs after it
 * @param end where it ends in the source, heredocs included
 * @param firstLine from 1
 * @param lastLine the last one read for it
 */
record Sentence(
        Excerpt line,
        SplitLine split,
        List<Heredoc> heredocs,
        Excerpt script,
        int end,
        int firstLine,
        int lastLine) {}
