package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the sources and the target of ADD and COPY. */
final class CopyReader {
    private CopyReader() {}

    static Instruction read(Draft draft) {
        var words = WordReader.arrayOrWords(draft);
        if (words.size() < 2) {
            return draft.refuse(
                    words.isEmpty() ? draft.head().keyword() : words.getFirst(),
                    "%s needs a source and a destination.".formatted(draft.name()));
        }
        var target = words.getLast();
        if (announced(target).isPresent()) {
            draft.fault(
                    target,
                    "A here-document cannot be the destination of %s.".formatted(draft.name()));
        }
        var sources = new ArrayList<Argument>();
        var heredocs = new ArrayList<Heredoc>();
        var byName = new HashMap<String, Heredoc>();
        draft.sentence().heredocs().forEach(each -> byName.put(each.name(), each));
        for (var word : words.subList(0, words.size() - 1)) {
            announced(word)
                    .ifPresentOrElse(
                            name -> heredocs.add(content(word, name, byName)),
                            () -> sources.add(word));
        }
        return draft.name().equals("ADD")
                ? new Instruction.Add(draft.head(), sources, target, heredocs)
                : new Instruction.Copy(draft.head(), sources, target, heredocs);
    }

    private static Optional<HeredocReader.Name> announced(Argument word) {
        if (!word.text().contains("<<")) {
            return Optional.empty();
        }
        try {
            return HeredocReader.announced(word.text());
        } catch (BadExpansion unreadable) {
            return Optional.empty();
        }
    }

    /** The here-document of a name, the last one if there are several; in JSON it is empty. */
    private static Heredoc content(
            Argument word, HeredocReader.Name name, Map<String, Heredoc> byName) {
        return Optional.ofNullable(byName.get(name.name()))
                .map(each -> each.announcedBy(word, name))
                .orElseGet(() ->
                        new Heredoc(
                                Span.at(word.span().end()),
                                word,
                                name.name(),
                                name.expands(),
                                name.chomps(),
                                ""));
    }
}
