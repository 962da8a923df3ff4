package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the here-documents that a line announces. */
final class HeredocReader {
    private HeredocReader() {}

    /**
     * A here-document to come.
     *
     * @param operator as written, such as {@code <<-"EOF"}
     * @param chomps whether leading tabs are removed
     */
    record Announced(Argument operator, String name, boolean expands, boolean chomps) {}

    /** Those of a whole line, in order. */
    static List<Announced> announced(Excerpt line) throws BadExpansion {
        var text = line.text();
        List<String> words;
        try {
            words =
                    Lexer.expand(text, '\\', LexMode.HEREDOC_LINE, name -> Optional.empty())
                            .words();
        } catch (BadExpansion unreadable) {
            return List.of();
        }
        var found = new ArrayList<Announced>();
        int from = 0;
        for (var word : words) {
            var heredoc = announced(word);
            if (heredoc.isPresent()) {
                int at = Math.max(text.indexOf(word, from), from);
                int end = Math.min(at + word.length(), text.length());
                from = end;
                var operator = new Argument(line.span(at, end), word);
                var name = heredoc.get();
                found.add(new Announced(operator, name.name(), name.expands(), name.chomps()));
            }
        }
        return found;
    }

    /** The delimiter of a word such as {@code <<-"EOF"}. */
    record Name(String name, boolean expands, boolean chomps) {}

    /** What a single word announces; empty where it is no such word. */
    static Optional<Name> announced(String word) throws BadExpansion {
        int at = 0;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        if (!word.startsWith("<<", at) || word.indexOf('<', at + 2) >= 0) {
            return Optional.empty();
        }
        at += 2;
        boolean chomps = at < word.length() && word.charAt(at) == '-';
        if (chomps) {
            at++;
        }
        while (at < word.length() && " \t\n\f\r".indexOf(word.charAt(at)) >= 0) {
            at++;
        }
        var rest = word.substring(at);
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        var plain =
                Lexer.expand(rest, '\\', LexMode.HEREDOC_NAME, name -> Optional.empty()).words();
        if (plain.size() != 1) {
            return Optional.empty();
        }
        var quoted =
                Lexer.expand(rest, '\\', LexMode.HEREDOC_NAME_QUOTED, name -> Optional.empty())
                        .words();
        boolean expands =
                quoted.size() == 1 && quotes(plain.getFirst()) == quotes(quoted.getFirst());
        return Optional.of(new Name(plain.getFirst(), expands, chomps));
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '\'' || c == '"').count();
    }
}
