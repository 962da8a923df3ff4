package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts the text that a program is given out of words and here-documents, quotes removed. */
final class ScriptCutter {
    private final Excerpt source;
    private final String text;

    /** Where the substitutions begin and end that the outer shell makes. */
    private final Map<Integer, Integer> substitutions = new HashMap<>();

    private final Excerpt.Cutter cut = new Excerpt.Cutter(64);
    private final Set<Integer> foreign = new HashSet<>();
    private int place;

    /**
     * @param node the command that is given the text
     */
    ScriptCutter(Node node) {
        this.source = node.words.getFirst().source();
        this.text = source.text();
        for (var part : List.of(node.inner, node.last)) {
            for (var each : part) {
                if (each.kind.substitutes()) {
                    substitutions.put(each.start, each.end);
                }
            }
        }
    }

    /** Words, with blanks between them. */
    ScriptCutter words(List<Word> words) {
        for (var word : words) {
            if (cut.length() > 0) {
                cut.add(' ', word.span().start());
            }
            if (word.isPlain()) {
                take(word.source(), word.start(), word.end());
            } else {
                unquoted(word.start(), word.end());
            }
        }
        return this;
    }

    ScriptCutter body(Node.Body body) {
        place = source.offset(body.start());
        if (body.expands()) {
            inQuotes(body.start(), body.end(), '\0');
        } else {
            take(source, body.start(), body.end());
        }
        return this;
    }

    NestedScript script(Shell shell, boolean evaluated) {
        return new NestedScript(shell, cut.done(place), foreign, evaluated);
    }

    private void take(Excerpt from, int start, int end) {
        place = from.offset(start);
        cut.add(from, start, end);
    }

    private void unquoted(int start, int end) {
        place = source.offset(start);
        int at = start;
        while (at < end) {
            char c = text.charAt(at);
            switch (c) {
                case '\'' -> at = singleQuoted(at + 1, end);
                case '"' -> at = inQuotes(at + 1, end, '"') + 1;
                case '\\' -> {
                    boolean joins = text.startsWith("\n", at + 1);
                    cut.add(source, Math.min(at + (joins ? 2 : 1), end), Math.min(at + 2, end));
                    at += 2;
                }
                case '$', '`' -> at = expansion(at, end);
                default -> {
                    int stop = at + 1;
                    while (stop < end && "'\"\\$`".indexOf(text.charAt(stop)) < 0) {
                        stop++;
                    }
                    cut.add(source, at, stop);
                    at = stop;
                }
            }
        }
    }

    private int singleQuoted(int start, int end) {
        int close = text.indexOf('\'', start, end);
        int stop = close < 0 ? end : close;
        cut.add(source, start, stop);
        return stop + 1;
    }

    /** What double quotes hold, or a here-document; gives where it ends. */
    private int inQuotes(int start, int end, char closing) {
        int at = start;
        int from = start;
        while (at < end && text.charAt(at) != closing) {
            char c = text.charAt(at);
            char next = at + 1 < end ? text.charAt(at + 1) : '\0';
            boolean escapes =
                    c == '\\'
                            && (next == '$'
                                    || next == '`'
                                    || next == '\\'
                                    || next == '\n'
                                    || next == closing);
            if (escapes) {
                cut.add(source, from, at);
                from = next == '\n' ? at + 2 : at + 1;
                at += 2;
            } else if (c == '\\') {
                at += 2;
            } else if (c == '$' || c == '`') {
                cut.add(source, from, at);
                at = expansion(at, end);
                from = at;
            } else {
                at++;
            }
        }
        int stop = Math.min(at, end);
        cut.add(source, Math.min(from, stop), stop);
        return stop;
    }

    /** An expansion, which stays as it is written, for nobody knows what it gives. */
    private int expansion(int at, int end) {
        foreign.add(cut.length());
        int stop = Math.min(end, substitutions.getOrDefault(at, at + 1));
        boolean quotes = stop == at + 1 && text.startsWith("\"", stop);
        if (!quotes) {
            cut.add(source, at, stop);
        }
        return stop;
    }
}
