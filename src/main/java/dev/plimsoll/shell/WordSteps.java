package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Letters;

import java.util.Optional;

/** Reads words. */
final class WordSteps {
    private final Reading in;
    private final ListSteps lists;
    private final ExpansionSteps expansions;
    private final CommandSteps commandSteps;

    WordSteps(Reading in, ListSteps lists, ExpansionSteps expansions, CommandSteps commandSteps) {
        this.in = in;
        this.lists = lists;
        this.expansions = expansions;
        this.commandSteps = commandSteps;
    }

    void step(Letters word) {
        int plain = in.at;
        while (plain < in.limit && Letter.isPlain(in.text.charAt(plain))) {
            plain++;
        }
        if (plain > in.at) {
            word.value.append(in.text, in.at, plain);
            in.at = plain;
            return;
        }
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\n', ';', '&', '|' -> endWord(word);
            case '\r' -> {
                if (in.peek(1) == '\n' || in.at + 1 == in.limit) {
                    endWord(word);
                } else {
                    letter(word, c);
                }
            }
            case '(', ')' -> bracket(word, c);
            case '<', '>' -> angle(word, c);
            case '\'' -> singleQuoted(word);
            case '"' -> {
                in.at++;
                word.quoted = true;
                in.stack.add(new Frame.Quote(Optional.of(word)));
            }
            case '\\' -> escaped(word);
            case '$' -> expansions.dollar(Optional.of(word), false);
            case '`' -> {
                if (in.inBackquote()) {
                    endWord(word);
                } else {
                    in.at++;
                    word.known = false;
                    in.substitute(Node.Kind.BACKQUOTE);
                }
            }
            default -> letter(word, c);
        }
    }

    private void letter(Letters word, char c) {
        word.value.append(c);
        in.at++;
    }

    /** A bracket ends a word, but for {@code a=(} and patterns such as {@code @(a|b)}. */
    private void bracket(Letters word, char c) {
        boolean array =
                c == '('
                        && in.at > word.start
                        && in.text.charAt(in.at - 1) == '='
                        && Letter.assignment(in.text, word.start, in.at) == in.at;
        if (array) {
            in.at++;
            word.known = false;
            in.stack.add(new Frame.Array());
            return;
        }
        boolean pattern =
                c == '(' && in.at > word.start && "?*+@!".indexOf(in.text.charAt(in.at - 1)) >= 0;
        if (pattern) {
            int end = closingOfPattern();
            if (end > 0) {
                word.known = false;
                word.value.append(in.text, in.at, end);
                in.at = end;
                return;
            }
        }
        endWord(word);
    }

    /** Where a pattern such as {@code @(a|b)} ends, if it does on this line. */
    private int closingOfPattern() {
        int open = 0;
        for (int i = in.at; i < Math.min(in.limit, in.at + 1000); i++) {
            char c = in.text.charAt(i);
            if (c == '\n') {
                return -1;
            }
            if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A redirection ends a word, and takes it for its descriptor where it is a number. */
    private void angle(Letters word, char c) {
        if (in.at == word.start && in.peek(1) == '(') {
            in.at += 2;
            word.known = false;
            in.substitute(Node.Kind.PROCESS);
            return;
        }
        boolean number =
                !word.quoted && word.known && in.at - word.start <= 4 && in.at > word.start;
        for (int i = word.start; number && i < in.at; i++) {
            number = in.text.charAt(i) >= '0' && in.text.charAt(i) <= '9';
        }
        if (number
                && in.stack.get(in.stack.size() - 2) instanceof Commands commands
                && commands.operator.isEmpty()) {
            in.pop();
            lists.redirect(
                    commands, word.start, Integer.parseInt(in.text.substring(word.start, in.at)));
        } else if ((c == '<' || c == '>') && in.peek(1) == '(') {
            in.at += 2;
            word.known = false;
            in.substitute(Node.Kind.PROCESS);
        } else {
            endWord(word);
        }
    }

    private void singleQuoted(Letters word) {
        int close = in.text.indexOf('\'', in.at + 1);
        int end = close < 0 || close >= in.limit ? in.limit : close;
        if (end == in.limit) {
            in.mark(in.at);
        }
        word.value.append(in.text, in.at + 1, end);
        word.quoted = true;
        in.at = Math.min(in.limit, end + 1);
    }

    private void escaped(Letters word) {
        if (in.continues()) {
            return;
        }
        word.quoted = true;
        if (in.at + 1 < in.limit) {
            word.value.append(in.text.charAt(in.at + 1));
            in.at += 2;
        } else {
            word.value.append('\\');
            in.at++;
        }
    }

    // What a finished word means.

    void endWord(Letters letters) {
        in.pop();
        if (in.at == letters.start) {
            in.mark(in.at);
            in.at++;
            return;
        }
        if (in.stack.getLast() instanceof Commands commands) {
            commandSteps.accept(commands, letters);
        }
    }
}
