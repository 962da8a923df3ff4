package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts a file into directives, comments and the text of its instructions. */
final class SentenceReader {
    /** How long a line may be for BuildKit, its break included. */
    private static final int LINE_LIMIT = 65_536;

    private final String text;
    private final Problems problems;
    private final List<Directive> directives = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private char escape = '\\';
    private boolean directivesOver;
    private int at;
    private int line;
    private int lineStart;
    private int lineEnd;

    SentenceReader(SourceText source, Problems problems) {
        this.text = source.text();
        this.problems = problems;
    }

    List<Directive> directives() {
        return directives;
    }

    List<Comment> comments() {
        return comments;
    }

    char escape() {
        return escape;
    }

    /** How many lines were read. */
    int line() {
        return line;
    }

    /** The next instruction; empty at the end of the file. */
    Optional<Sentence> next() {
        while (nextLine()) {
            if (line == 1 && text.startsWith("\uFEFF")) {
                lineStart++;
            }
            int start = Blanks.skip(text, lineStart, lineEnd);
            if (isComment(start)) {
                if (directivesOver || !directive(start)) {
                    directivesOver = true;
                    comment(start);
                }
                continue;
            }
            directivesOver = true;
            if (start < lineEnd) {
                return Optional.of(sentence(start));
            }
        }
        return Optional.empty();
    }

    private boolean nextLine() {
        if (at >= text.length()) {
            return false;
        }
        lineStart = at;
        int newline = text.indexOf('\n', at);
        int stop = newline < 0 ? text.length() : newline;
        at = newline < 0 ? stop : newline + 1;
        if (at - lineStart >= LINE_LIMIT / 3) {
            tooLong(newline < 0);
        }
        line++;
        while (stop > lineStart && text.charAt(stop - 1) == '\r') {
            stop--;
        }
        lineEnd = stop;
        return true;
    }

    private void tooLong(boolean unended) {
        int bytes = at - lineStart;
        if (bytes < LINE_LIMIT) {
            bytes = text.substring(lineStart, at).getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > LINE_LIMIT || (bytes == LINE_LIMIT && unended)) {
            problems.grammar(
                    new Span(lineStart, Math.min(at, lineStart + 80)),
                    "This line is longer than the %d bytes that BuildKit reads."
                            .formatted(LINE_LIMIT - 1),
                    line);
        }
    }

    private boolean isComment(int start) {
        return start < lineEnd && text.charAt(start) == '#';
    }

    private void comment(int start) {
        comments.add(new Comment(new Span(start, lineEnd), text.substring(start + 1, lineEnd)));
    }

    /** Whether a comment is a parser directive. */
    private boolean directive(int start) {
        int name = Blanks.skip(text, start + 1, lineEnd);
        int end = name;
        while (end < lineEnd && isAsciiLetterOrDigit(text.charAt(end))) {
            end++;
        }
        int equals = goBlanks(end);
        if (end == name || equals >= lineEnd || text.charAt(equals) != '=') {
            return false;
        }
        int value = goBlanks(equals + 1);
        int stop = lineEnd;
        while (stop > value && isGoBlank(text.charAt(stop - 1))) {
            stop--;
        }
        var key = text.substring(name, end).toLowerCase(Locale.ROOT);
        boolean known = key.equals("syntax") || key.equals("escape") || key.equals("check");
        if (!known || value >= stop) {
            return false;
        }
        var argument = new Argument(new Span(value, stop), text.substring(value, stop));
        if (directives.stream().anyMatch(earlier -> earlier.name().equals(key))) {
            problems.grammar(
                    new Span(name, end),
                    "The directive `%s` is given more than once.".formatted(key),
                    line - 1);
        } else if (key.equals("escape")) {
            setEscape(argument);
        }
        directives.add(new Directive(new Span(start, lineEnd), key, argument));
        return true;
    }

    private void setEscape(Argument value) {
        if (value.text().equals("\\") || value.text().equals("`")) {
            escape = value.text().charAt(0);
        } else {
            problems.grammar(
                    value.span(),
                    "`%s` is no escape character: it is the backslash or the backquote."
                            .formatted(value.text()),
                    line - 1);
        }
    }

    private int goBlanks(int from) {
        int index = from;
        while (index < lineEnd && isGoBlank(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isGoBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private Sentence sentence(int start) {
        int firstLine = line;
        var cooked = cook(start);
        var split = SplitLine.of(cooked, escape);
        int end = cooked.text().isEmpty() ? start : cooked.offset(cooked.text().length());
        var announced = heredocs(cooked, split, firstLine);
        if (announced.isEmpty()) {
            return new Sentence(cooked, split, List.of(), split.rest(), end, firstLine, line);
        }
        var rest = split.rest();
        var script = new Excerpt.Cutter(rest.text().length() + 256);
        script.add(rest, 0, rest.text().length());
        var found = new ArrayList<Heredoc>();
        for (var each : announced) {
            int body = at;
            if (!skipHeredoc(each, firstLine)) {
                end = text.length();
                break;
            }
            found.add(heredoc(each, body, lineStart));
            script.add('\n', body).add(text, body, lineEnd);
            end = lineEnd;
        }
        var whole = script.done(rest.span().start());
        boolean lone = found.size() == 1 && isBareHeredoc(rest.text());
        var body = lone ? Excerpt.of(text, found.getFirst().span()) : whole;
        return new Sentence(cooked, split, List.copyOf(found), body, end, firstLine, line);
    }

    /** The instruction's line with its continuations, less comments and empty lines among them. */
    private Excerpt cook(int start) {
        int end = continuation(start);
        if (end < 0) {
            return Excerpt.of(text, new Span(start, lineEnd));
        }
        var cutter = new Excerpt.Cutter(256);
        cutter.add(text, start, end);
        while (nextLine()) {
            int first = Blanks.skip(text, lineStart, lineEnd);
            if (isComment(first)) {
                comment(first);
                continue;
            }
            if (first == lineEnd) {
                continue;
            }
            end = continuation(lineStart);
            cutter.add(text, lineStart, end < 0 ? lineEnd : end);
            if (end < 0) {
                break;
            }
        }
        return cutter.done(start);
    }

    /** Where the text before a continuation ends; -1 where the line does not go on. */
    private int continuation(int start) {
        int end = lineEnd;
        while (end > start && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean goesOn =
                end > start
                        && text.charAt(end - 1) == escape
                        && (end - 1 == start || text.charAt(end - 2) != escape);
        return goesOn ? end - 1 : -1;
    }

    private List<HeredocReader.Announced> heredocs(Excerpt line, SplitLine split, int firstLine) {
        if (!line.text().contains("<<") || !mayHaveHeredocs(split)) {
            return List.of();
        }
        try {
            return HeredocReader.announced(line);
        } catch (BadExpansion unreadable) {
            problems.grammar(
                    line.span(),
                    "The delimiter of a here-document cannot be read: %s."
                            .formatted(unreadable.getMessage()),
                    firstLine);
            return List.of();
        }
    }

    private boolean mayHaveHeredocs(SplitLine split) {
        var inner = split;
        if (split.keyword().text().equalsIgnoreCase("ONBUILD")) {
            inner = SplitLine.of(split.rest(), escape);
        }
        return switch (inner.keyword().text().toUpperCase(Locale.ROOT)) {
            case "RUN", "COPY", "ADD" ->
                    JsonArray.read(inner.rest()) instanceof JsonArray.Reading.NoArray;
            default -> false;
        };
    }

    /** Reads up to the delimiter, whose line is the current one afterwards. */
    private boolean skipHeredoc(HeredocReader.Announced heredoc, int firstLine) {
        while (nextLine()) {
            int start = lineStart;
            while (heredoc.chomps() && start < lineEnd && text.charAt(start) == '\t') {
                start++;
            }
            if (lineEnd - start == heredoc.name().length()
                    && text.startsWith(heredoc.name(), start)) {
                return true;
            }
        }
        problems.grammar(
                heredoc.operator().span(),
                "The here-document is never ended: no line is just `%s`.".formatted(heredoc.name()),
                firstLine);
        return false;
    }

    private Heredoc heredoc(HeredocReader.Announced announced, int start, int end) {
        var data = text.substring(start, end);
        return new Heredoc(
                new Span(start, end),
                announced.operator(),
                announced.name(),
                announced.expands(),
                announced.chomps() ? chomped(data) : data);
    }

    private static String chomped(String data) {
        var out = new StringBuilder(data.length());
        boolean atStart = true;
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (!atStart || c != '\t') {
                out.append(c);
                atStart = c == '\n';
            }
        }
        return out.toString();
    }

    /** Whether a here-document is the whole command, so that its body is the script. */
    private static boolean isBareHeredoc(String text) {
        if (!text.startsWith("<<")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (" \t\n|;&>".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
