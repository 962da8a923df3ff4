package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the parser directives, which end at the first line that is none. */
final class DirectiveReader {
    private final String text;
    private final Problems problems;
    private final List<Directive> directives = new ArrayList<>();
    private char escape = '\\';
    private boolean over;

    DirectiveReader(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    List<Directive> directives() {
        return directives;
    }

    /** The character that escapes and continues lines. */
    char escape() {
        return escape;
    }

    /** No more directives can follow. */
    void end() {
        over = true;
    }

    /**
     * Whether a comment is a directive; if it is, it is kept.
     *
     * @param start where its {@code #} is
     * @param end where its line ends
     */
    boolean read(int start, int end, int line) {
        var directive = over ? Optional.<Directive>empty() : directive(start, end);
        over = directive.isEmpty();
        directive.ifPresent(each -> add(each, line));
        return !over;
    }

    private Optional<Directive> directive(int start, int end) {
        int name = Blanks.skip(text, start + 1, end);
        int stop = name;
        while (stop < end && isLetterOrDigit(text.charAt(stop))) {
            stop++;
        }
        int equals = skip(stop, end);
        var key = text.substring(name, stop).toLowerCase(Locale.ROOT);
        boolean known = key.equals("syntax") || key.equals("escape") || key.equals("check");
        if (!known || equals >= end || text.charAt(equals) != '=') {
            return Optional.empty();
        }
        int value = skip(equals + 1, end);
        int valueEnd = end;
        while (valueEnd > value && Blanks.isAscii(text.charAt(valueEnd - 1))) {
            valueEnd--;
        }
        if (value >= valueEnd) {
            return Optional.empty();
        }
        return Optional.of(
                new Directive(
                        new Span(start, end),
                        key,
                        new Argument(new Span(value, valueEnd), text.substring(value, valueEnd))));
    }

    private void add(Directive directive, int line) {
        if (directives.stream().anyMatch(each -> each.name().equals(directive.name()))) {
            problems.grammar(
                    directive,
                    Message.of("The directive `%s` is given more than once.", directive.name()),
                    line - 1);
        } else if (directive.name().equals("escape")) {
            setEscape(directive.value(), line);
        }
        directives.add(directive);
    }

    private void setEscape(Argument value, int line) {
        if (value.text().equals("\\") || value.text().equals("`")) {
            escape = value.text().charAt(0);
        } else {
            problems.grammar(
                    value,
                    Message.of(
                            "`%s` is no escape character: it is the backslash or the backquote.",
                            value.text()),
                    line - 1);
        }
    }

    private int skip(int from, int end) {
        int index = from;
        while (index < end && Blanks.isAscii(text.charAt(index))) {
            index++;
        }
        return index;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
