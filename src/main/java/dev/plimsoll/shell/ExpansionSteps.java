package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Enclosed;
import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.source.Excerpt;

import java.util.Optional;
import java.util.Set;

/** Reads expansions: what begins with a dollar, and substitutions in backquotes. */
final class ExpansionSteps {
    private final Reading in;
    private final DoubleBrackets brackets;

    ExpansionSteps(Reading in) {
        this.in = in;
        this.brackets = new DoubleBrackets(in.text);
    }

    /** Skips a backslash with the line break after it; they mean nothing. */
    boolean continues() {
        int length = in.sees("\n", 1) ? 2 : in.sees("\r\n", 1) ? 3 : 0;
        in.at += length;
        return length > 0;
    }

    /** Whether two brackets that open here open an arithmetic expression. */
    boolean isArithmetic(int start) {
        return brackets.areArithmetic(start, in.limit);
    }

    /**
     * An expansion.
     *
     * @param word the word whose letters are wanted
     * @param quoted whether it stands in double quotes or in a here-document
     */
    void dollar(Optional<Letters> word, boolean quoted) {
        switch (in.peek(1)) {
            case '(' -> {
                forget(word);
                int start = in.at;
                if (in.peek(2) == '(' && isArithmetic(start + 1)) {
                    in.at += 3;
                    in.push(new Enclosed(Enclosed.Kind.ARITHMETIC, quoted));
                } else {
                    in.at += 2;
                    in.substitute(Node.Kind.SUBSTITUTION, start);
                }
            }
            case '{' -> {
                int start = in.at;
                if (Letter.isBlank(in.peek(2)) || in.peek(2) == '|') {
                    forget(word);
                    in.at += in.peek(2) == '|' ? 3 : 2;
                    in.substitute(Node.Kind.OWN_SUBSTITUTION, start);
                } else {
                    enclosed(word, Enclosed.Kind.PARAMETER, quoted && !takesPattern());
                }
            }
            case '[' -> enclosed(word, Enclosed.Kind.OLD_ARITHMETIC, quoted);
            case '\'' -> {
                if (quoted) {
                    letter(word);
                } else {
                    forget(word);
                    in.at += 2;
                    ansi();
                }
            }
            case '"' -> {
                if (quoted) {
                    letter(word);
                } else {
                    in.at++;
                }
            }
            default -> parameter(word);
        }
    }

    /**
     * Whether a pattern follows the name, as in {@code ${x#'*'}}: single quotes quote in it, even
     * where the whole lies in double quotes.
     */
    private boolean takesPattern() {
        int name = in.at + 2;
        int end = Math.max(name + 1, Letter.nameEnd(in.text, name, in.limit));
        if (in.text.startsWith("[@]", end) || in.text.startsWith("[*]", end)) {
            end += 3;
        }
        return end < in.limit && "#%/^,".indexOf(in.text.charAt(end)) >= 0;
    }

    private void enclosed(Optional<Letters> word, Enclosed.Kind kind, boolean quoted) {
        forget(word);
        in.at += 2;
        in.push(new Enclosed(kind, quoted));
    }

    /** What a word says is not known without running. */
    private static void forget(Optional<Letters> word) {
        word.ifPresent(each -> each.known = false);
    }

    private void letter(Optional<Letters> word) {
        word.ifPresent(_ -> in.letters.append('$'));
        in.at++;
    }

    /** The rest of {@code $'...'}, in which a backslash escapes. */
    private void ansi() {
        int start = in.at - 1;
        while (in.at < in.limit && in.text.charAt(in.at) != '\'') {
            in.skip(in.text.charAt(in.at) == '\\' ? 2 : 1);
        }
        if (in.at == in.limit) {
            in.mark(start);
        }
        in.skip(1);
    }

    private void parameter(Optional<Letters> word) {
        int start = in.at + 1;
        int end = start;
        if (start < in.limit && "@*#?-$!0123456789".indexOf(in.text.charAt(start)) >= 0) {
            end++;
        } else {
            end = Letter.nameEnd(in.text, start, in.limit);
        }
        if (end == start) {
            letter(word);
        } else {
            forget(word);
            in.at = end;
        }
    }

    /**
     * A substitution in backquotes: its text, up to the next backquote without a backslash, is
     * unescaped and read by itself, as shells do it. One in the other needs twice the backslashes,
     * so they cannot lie deep.
     */
    void backquote(Optional<Letters> word, boolean quoted) {
        forget(word);
        int start = in.at;
        var inner = new Excerpt.Cutter(16);
        int from = start + 1;
        int end = from;
        while (end < in.limit && in.text.charAt(end) != '`') {
            if (in.text.charAt(end) != '\\' || end + 1 == in.limit) {
                end++;
                continue;
            }
            char next = in.text.charAt(end + 1);
            if (next == '$' || next == '`' || next == '\\' || (quoted && next == '"')) {
                inner.add(in.excerpt, from, end);
                from = end + 1;
            }
            end += 2;
        }
        inner.add(in.excerpt, from, Math.min(end, in.limit));
        if (end >= in.limit) {
            in.mark(start);
        }
        var node = in.substitution(Node.Kind.BACKQUOTE, start);
        int place = in.excerpt.span(start, start + 1).end();
        var tree = ScriptReader.read(inner.done(place), Set.of(), in.block().depth + 1);
        node.inner = tree.root().inner;
        in.mark(tree.unreadable());
        in.skip(end + 1 - start);
        node.end = in.at;
    }
}
