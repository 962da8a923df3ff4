package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the names and values of ENV, LABEL and ARG. */
final class PairReader {
    private final Draft draft;
    private final Excerpt rest;
    private final List<WordReader.Quoted> words;

    PairReader(Draft draft, char escape) {
        this.draft = draft;
        this.rest = draft.rest();
        this.words = WordReader.quoted(rest.text(), escape);
    }

    Instruction read() {
        if (words.isEmpty()) {
            return draft.refuseEmpty("a name");
        }
        return switch (draft.name()) {
            case "ENV" -> new Instruction.Env(draft.head(), pairs());
            case "LABEL" -> new Instruction.Label(draft.head(), pairs());
            default -> new Instruction.Arg(draft.head(), args());
        };
    }

    /** Those of ENV and LABEL: {@code name=value} several times, or one {@code name value}. */
    private List<Pair> pairs() {
        if (words.getFirst().text().indexOf('=') < 0) {
            return oldPair().stream().toList();
        }
        var pairs = new ArrayList<Pair>();
        for (var word : words) {
            if (word.text().indexOf('=') < 0) {
                draft.grammarFault(
                        rest.span(word.start(), word.end()),
                        Message.of(
                                "`%s` has no `=`: %s takes `name=value`, quoted where it has"
                                        + " blanks.",
                                word.text(), draft.name()));
            } else {
                pair(word).ifPresent(pairs::add);
            }
        }
        return pairs;
    }

    /** Those of ARG: {@code name} or {@code name=value}. */
    private List<Pair> args() {
        return words.stream().flatMap(word -> pair(word).stream()).toList();
    }

    /** {@code ENV name value with blanks}. */
    private Optional<Pair> oldPair() {
        var text = rest.text();
        int end = 0;
        while (end < text.length() && !Blanks.parts(text.charAt(end))) {
            end++;
        }
        int value = end;
        while (value < text.length() && Blanks.parts(text.charAt(value))) {
            value++;
        }
        if (end == text.length()) {
            draft.grammarFault(
                    rest.span(), Message.of("%s `%s` has no value.", draft.name(), text));
            return Optional.empty();
        }
        var key = new Argument(rest.span(0, end), text.substring(0, end));
        var given = new Argument(rest.span(value, text.length()), text.substring(value));
        return Optional.of(new Pair(rest.span(), key, Optional.of(given)));
    }

    private Optional<Pair> pair(WordReader.Quoted word) {
        int equals = word.text().indexOf('=');
        var span = rest.span(word.start(), word.end());
        if (equals == 0) {
            draft.fault(span, Message.of("A name is missing before the `=` of `%s`.", word.text()));
            return Optional.empty();
        }
        if (equals < 0) {
            var key = new Argument(span, word.text());
            return Optional.of(new Pair(span, key, Optional.empty()));
        }
        int split = word.start() + equals;
        var key = new Argument(rest.span(word.start(), split), word.text().substring(0, equals));
        var value =
                new Argument(rest.span(split + 1, word.end()), word.text().substring(equals + 1));
        return Optional.of(new Pair(span, key, Optional.of(value)));
    }
}
