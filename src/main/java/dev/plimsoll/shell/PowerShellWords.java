package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.shell.Frame.Quote;

import java.util.List;
import java.util.Optional;

/** Reads the words of PowerShell. */
final class PowerShellWords {
    private final Reading in;

    /** Where the name begins of the variable that is being assigned; -1 where none is. */
    private int assigned = -1;

    PowerShellWords(Reading in) {
        this.in = in;
    }

    void start() {
        in.push(new Letters(in.at, in.letters.length()));
    }

    /** A backquote before a line break means nothing. */
    boolean continues() {
        int length = in.sees("`\n", 0) ? 2 : in.sees("`\r\n", 0) ? 3 : 0;
        in.at += length;
        return length > 0;
    }

    /** Reads on in a word; whether that has ended. */
    boolean step(Letters word) {
        if (in.at >= in.limit) {
            return true;
        }
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\r', '\n', ';', '|', '&', ')', '{', '}', '>' -> {
                return true;
            }
            case '\'' -> singleQuoted(in.at + 1);
            case '"' -> {
                in.at++;
                in.push(new Quote(Optional.of(word)));
            }
            case '`' -> escaped();
            case '$' -> dollar(word);
            case '(' -> substitute(word, 1);
            case '@' -> at(word);
            default -> {
                in.letters.append(c);
                in.at++;
            }
        }
        return false;
    }

    private void singleQuoted(int from) {
        int at = from;
        while (at < in.limit && (in.text.charAt(at) != '\'' || isDoubled(at))) {
            in.letters.append(in.text.charAt(at));
            at += in.text.charAt(at) == '\'' ? 2 : 1;
        }
        in.at = Math.min(in.limit, at + 1);
    }

    private boolean isDoubled(int at) {
        return at + 1 < in.limit && in.text.charAt(at + 1) == in.text.charAt(at);
    }

    private void escaped() {
        if (continues()) {
            return;
        }
        char next = in.at + 1 < in.limit ? in.text.charAt(in.at + 1) : '`';
        in.letters.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
        in.skip(2);
    }

    private void dollar(Letters word) {
        if (in.peek(1) == '(') {
            substitute(word, 2);
            return;
        }
        int start = in.at + 1;
        int end = start;
        if (in.peek(1) == '{') {
            int close = in.text.indexOf('}', start, in.limit);
            end = close < 0 ? in.limit : close + 1;
        } else {
            while (end < in.limit && isNamePart(in.text.charAt(end))) {
                end++;
            }
        }
        if (end > start) {
            word.known = false;
        } else {
            in.letters.append('$');
        }
        in.at = end;
    }

    private static boolean isNamePart(char c) {
        return Letter.inName(c) || c == ':' || c == '?' || c == '$';
    }

    private void substitute(Letters word, int skipped) {
        int start = in.at;
        word.known = false;
        in.at += skipped;
        in.substitute(Node.Kind.SUBSTITUTION, start);
    }

    /** {@code @(...)} holds commands; a table {@code @{...}} and a here-string hold none. */
    private void at(Letters word) {
        switch (in.peek(1)) {
            case '(' -> substitute(word, 2);
            case '{' -> {
                word.known = false;
                table();
            }
            case '\'', '"' -> {
                word.known = false;
                var end = "\n" + in.peek(1) + "@";
                int close = in.text.indexOf(end, in.at, in.limit);
                in.at = close < 0 ? in.limit : close + end.length();
            }
            default -> {
                in.letters.append('@');
                in.at++;
            }
        }
    }

    private void table() {
        int open = 0;
        for (int at = in.at; at < in.limit; at++) {
            char c = in.text.charAt(at);
            if (c == '{') {
                open++;
            } else if (c == '}' && --open == 0) {
                in.at = at + 1;
                return;
            }
        }
        in.mark(in.at);
        in.at = in.limit;
    }

    /** Reads on in double quotes. */
    void step(Quote quote) {
        if (in.at >= in.limit) {
            in.mark(in.limit - 1);
            in.pop();
            return;
        }
        char c = in.text.charAt(in.at);
        switch (c) {
            case '"' -> {
                if (isDoubled(in.at)) {
                    in.letters.append('"');
                    in.at += 2;
                } else {
                    in.at++;
                    in.pop();
                }
            }
            case '`' -> escaped();
            case '$' -> quote.word.ifPresent(this::dollar);
            default -> {
                in.letters.append(c);
                in.at++;
            }
        }
    }

    /** Ends a word where the reading stands. */
    Word end(Letters word) {
        in.pop();
        if (in.at == word.start) {
            in.at++;
        }
        Optional<String> literal =
                word.known ? Optional.of(in.letters.substring(word.from)) : Optional.empty();
        in.letters.setLength(word.from);
        return new Word(in.excerpt, word.start, in.at, literal);
    }

    // Assignments.

    /** Whether a variable is assigned here: {@code $env:A = 'b'}; then its value comes next. */
    boolean assigns() {
        int end = in.at + 1;
        while (end < in.limit && isNamePart(in.text.charAt(end))) {
            end++;
        }
        int sign = in.afterBlanks(end);
        boolean assigns =
                end > in.at + 1
                        && sign < in.limit
                        && in.text.charAt(sign) == '='
                        && !in.text.startsWith("==", sign);
        if (assigns) {
            assigned = in.at;
            in.at = in.afterBlanks(sign + 1);
        }
        return assigns;
    }

    /**
     * Takes a word for the value that is assigned, where it is the first after the sign and no
     * command: {@code $x = Get-Item y} runs a command.
     */
    boolean takesForAssignment(Node node, Word value) {
        if (assigned < 0) {
            return !node.assignments.isEmpty() && node.words.isEmpty();
        }
        int start = assigned;
        assigned = -1;
        char first = in.text.charAt(value.start());
        if (Character.isLetter(first)) {
            return false;
        }
        int end = start + 1;
        while (isNamePart(in.text.charAt(end))) {
            end++;
        }
        var made =
                new Assignment(
                        in.excerpt.span(start, value.end()),
                        in.text.substring(start + 1, end),
                        value,
                        List.of());
        node.assignments = Node.with(node.assignments, made);
        return true;
    }
}
