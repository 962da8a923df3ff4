package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One word of a command, such as {@code "$HOME"/bin} or {@code curl=8.5.0}. */
public final class Word implements Located {
    private final Excerpt source;
    private final int start;
    private final int end;
    private final Optional<String> literal;

    Word(Excerpt source, int start, int end, Optional<String> literal) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.literal = literal;
    }

    /**
     * A word that no shell reads: one of an exec form, or the {@code install} that yarn means by
     * nothing.
     */
    public static Word implied(Span span, String text) {
        var source = Excerpt.standIn(text, span);
        return new Word(source, 0, text.length(), Optional.of(text));
    }

    /** Where it begins in the text of its script. */
    int start() {
        return start;
    }

    /** Where it ends in the text of its script. */
    int end() {
        return end;
    }

    /** From its first to its last character, quotes included. */
    @Override
    public Span span() {
        return source.span(start, end);
    }

    /** The text that it is a part of. */
    Excerpt source() {
        return source;
    }

    /**
     * What its script says in front of it.
     *
     * @param most how many characters of it at most
     */
    public Excerpt before(int most) {
        return source.slice(Math.max(0, start - most), start);
    }

    /**
     * What its script goes on with behind it.
     *
     * @param most how many characters of it at most
     */
    public Excerpt behind(int most) {
        return source.slice(end, Math.min(source.text().length(), end + most));
    }

    /** As written, quotes kept and line continuations of the Dockerfile removed. */
    public String text() {
        return literal.filter(value -> value.length() == end - start)
                .orElseGet(() -> source.text().substring(start, end));
    }

    /**
     * What the program is given, quotes removed; empty where it holds an expansion, so that nobody
     * knows without running.
     */
    public Optional<String> literal() {
        return literal;
    }

    /** The literal value, or the text as written where it is unknown. */
    public String value() {
        return literal.orElseGet(this::text);
    }

    /** Whether its literal value is one of these. */
    public boolean is(String... values) {
        if (literal.isEmpty()) {
            return false;
        }
        for (var value : values) {
            if (literal.get().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it begins like an option, such as {@code -y}; a lone {@code -} does not. */
    public boolean isOption() {
        var value = value();
        return value.length() > 1 && value.charAt(0) == '-';
    }

    /** Whether it holds an expansion, such as {@code $x} or {@code $(date)}. */
    public boolean isUnknown() {
        return literal.isEmpty();
    }

    /** Whether some of it is quoted or escaped. */
    public boolean isQuoted() {
        for (int i = start; i < end; i++) {
            char c = source.text().charAt(i);
            if (c == '"' || c == '\'' || c == '\\') {
                return true;
            }
        }
        return false;
    }

    /** The rest of it from a place of its text on, where what is before it is plain. */
    Word from(int place) {
        int before = place - start;
        return new Word(
                source,
                place,
                end,
                literal.map(text -> text.substring(Math.min(before, text.length()))));
    }

    /** A word in its place of which more is known. */
    Word as(String value) {
        return new Word(source, start, end, Optional.of(value));
    }

    /**
     * The words that it falls into if it is not quoted; empty where it is not known, or escaped.
     */
    Optional<List<Word>> fields() {
        if (literal.isEmpty()) {
            return Optional.empty();
        }
        var value = literal.get();
        int quotes = end - start - value.length();
        if (quotes != 0 && !(quotes == 2 && isQuotedAsWhole())) {
            return Optional.empty();
        }
        var fields = new ArrayList<Word>();
        int from = start + quotes / 2;
        int at = 0;
        while (at < value.length()) {
            int stop = at;
            while (stop < value.length() && !Letter.isBlank(value.charAt(stop))) {
                stop++;
            }
            if (stop > at) {
                var field = Optional.of(value.substring(at, stop));
                fields.add(new Word(source, from + at, from + stop, field));
            }
            at = stop + 1;
        }
        return Optional.of(fields);
    }

    private boolean isQuotedAsWhole() {
        char first = source.text().charAt(start);
        return (first == '"' || first == '\'') && source.text().charAt(end - 1) == first;
    }

    /** Whether it is written letter for letter as the program is given it. */
    boolean isPlain() {
        return literal.isPresent() && literal.get().length() == end - start;
    }

    /**
     * The value with {@code $name} and {@code ${name}} replaced by what {@code variables} knows;
     * empty where some expansion stays unknown. Words that the shell would split are not split.
     */
    public Optional<String> expanded(Variables variables) {
        return literal.isPresent() ? literal : Expansion.of(text(), variables);
    }

    /** What is known of variables: the value of a name, empty where unknown. */
    @FunctionalInterface
    public interface Variables {
        Optional<String> value(String name);

        /** Nothing is known. */
        Variables NONE = _ -> Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word word
                && span().equals(word.span())
                && literal.equals(word.literal);
    }

    @Override
    public int hashCode() {
        return span().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
