package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Message;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a file into directives, comments and the text of its instructions. */
final class SentenceReader {
    private final String text;
    private final Problems problems;
    private final LineReader lines;
    private final DirectiveReader directives;
    private final List<Comment> comments = new ArrayList<>();

    SentenceReader(SourceText source, Problems problems) {
        this.text = source.text();
        this.problems = problems;
        this.lines = new LineReader(source, problems);
        this.directives = new DirectiveReader(text, problems);
    }

    List<Directive> directives() {
        return directives.directives();
    }

    List<Comment> comments() {
        return comments;
    }

    char escape() {
        return directives.escape();
    }

    /** How many lines were read. */
    int line() {
        return lines.number();
    }

    /** The next instruction; empty at the end of the file. */
    Optional<Sentence> next() {
        while (lines.next()) {
            int start = Blanks.skip(text, lines.start(), lines.end());
            if (isComment(start)) {
                if (!directives.read(start, lines.end(), lines.number())) {
                    comment(start);
                }
                continue;
            }
            directives.end();
            if (start < lines.end()) {
                return Optional.of(sentence(start));
            }
        }
        return Optional.empty();
    }

    private boolean isComment(int start) {
        return start < lines.end() && text.charAt(start) == '#';
    }

    private void comment(int start) {
        comments.add(
                new Comment(new Span(start, lines.end()), text.substring(start + 1, lines.end())));
    }

    private Sentence sentence(int start) {
        int firstLine = lines.number();
        var line = cook(start);
        var split = SplitLine.of(line, escape());
        int end = line.text().isEmpty() ? start : line.offset(line.text().length());
        var announced = announced(line, split, firstLine);
        if (announced.isEmpty()) {
            return new Sentence(line, split, List.of(), end, firstLine, lines.number());
        }
        var found = new ArrayList<Heredoc>();
        for (var each : announced) {
            int body = lines.following();
            if (!skipHeredoc(each, firstLine)) {
                end = text.length();
                break;
            }
            found.add(heredoc(each, body, lines.start()));
            end = lines.end();
        }
        return new Sentence(line, split, List.copyOf(found), end, firstLine, lines.number());
    }

    /** The instruction's line with its continuations, less comments and empty lines among them. */
    private Excerpt cook(int start) {
        int end = continuation(start);
        if (end < 0) {
            return Excerpt.of(text, new Span(start, lines.end()));
        }
        var cutter = new Excerpt.Cutter(256);
        cutter.add(text, start, end);
        // BuildKit stops at a line that is too long, and here it has counted it before it does.
        while (lines.next(lines.number() + 1)) {
            int first = Blanks.skip(text, lines.start(), lines.end());
            if (isComment(first)) {
                comment(first);
                continue;
            }
            if (first == lines.end()) {
                continue;
            }
            end = continuation(lines.start());
            cutter.add(text, lines.start(), end < 0 ? lines.end() : end);
            if (end < 0) {
                break;
            }
        }
        return cutter.done(start);
    }

    /** Where the text before a continuation ends; -1 where the line does not go on. */
    private int continuation(int start) {
        int end = lines.end();
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean goesOn =
                end > start
                        && text.charAt(end - 1) == escape()
                        && (end - 1 == start || text.charAt(end - 2) != escape());
        return goesOn ? end - 1 : -1;
    }

    private List<HeredocReader.Announced> announced(Excerpt line, SplitLine split, int firstLine) {
        if (!line.text().contains("<<") || !mayHaveHeredocs(split)) {
            return List.of();
        }
        try {
            return HeredocReader.announced(line);
        } catch (BadExpansion unreadable) {
            problems.grammar(
                    line.span(),
                    "The delimiter of a here-document cannot be read: %s."
                            .formatted(unreadable.why()),
                    firstLine);
            return List.of();
        }
    }

    private boolean mayHaveHeredocs(SplitLine split) {
        var inner =
                Keywords.upper(split.keyword().text()).equals("ONBUILD")
                        ? SplitLine.of(split.rest(), escape())
                        : split;
        return switch (Keywords.upper(inner.keyword().text())) {
            case "RUN", "COPY", "ADD" ->
                    JsonArray.read(inner.rest()) instanceof JsonArray.Reading.NoArray;
            default -> false;
        };
    }

    /** Reads up to the delimiter, whose line is the current one afterwards. */
    private boolean skipHeredoc(HeredocReader.Announced heredoc, int firstLine) {
        while (lines.next(firstLine)) {
            int start = lines.start();
            while (heredoc.chomps() && start < lines.end() && text.charAt(start) == '\t') {
                start++;
            }
            if (lines.end() - start == heredoc.name().length()
                    && text.startsWith(heredoc.name(), start)) {
                return true;
            }
        }
        problems.grammar(
                heredoc.operator().span(),
                Message.of(
                        "The here-document is never ended: no line is just `%s`.", heredoc.name()),
                firstLine);
        return false;
    }

    private Heredoc heredoc(HeredocReader.Announced announced, int start, int end) {
        return new Heredoc(
                new Span(start, end),
                announced.operator(),
                announced.name(),
                announced.expands(),
                announced.chomps(),
                text.substring(start, end));
    }
}
