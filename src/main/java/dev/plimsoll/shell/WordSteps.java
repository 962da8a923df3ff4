package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Enclosed;
import dev.plimsoll.shell.Frame.Letters;

import java.util.List;
import java.util.Optional;

/** Reads words. */
final class WordSteps {
    private final Reading in;
    private final ExpansionSteps expansions;
    private final CommandSteps commands;
    private final RedirectionSteps redirections;
    private final HeredocSteps heredocs;

    WordSteps(
            Reading in,
            ExpansionSteps expansions,
            CommandSteps commands,
            RedirectionSteps redirections,
            HeredocSteps heredocs) {
        this.in = in;
        this.expansions = expansions;
        this.commands = commands;
        this.redirections = redirections;
        this.heredocs = heredocs;
    }

    /** Begins a word; one of plain letters, as most are, is read at once. */
    void start() {
        int start = in.at;
        int end = plainEnd(start);
        in.at = end;
        if (end > start && isEnd(end) && !goesOn(start, in.top())) {
            var literal = Optional.of(in.text.substring(start, end));
            accept(new Word(in.excerpt, start, end, literal), List.of());
            return;
        }
        var word = new Letters(start, in.letters.length());
        in.letters.append(in.text, start, end);
        in.push(word);
    }

    private int plainEnd(int from) {
        int end = from;
        while (end < in.limit && Letter.isPlain(in.text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isEnd(int at) {
        if (at == in.limit) {
            return true;
        }
        return switch (in.text.charAt(at)) {
            case ' ', '\n', '\t', ';', '&', '|', ')' -> true;
            case '\r' -> at + 1 == in.limit || in.text.charAt(at + 1) == '\n';
            default -> false;
        };
    }

    /**
     * Whether what would end a word stands in the subscript of an assignment; that ends with its
     * line.
     */
    private boolean goesOn(int start, Frame around) {
        return !in.isLineEnd()
                && Letter.inSubscript(in.text, start, in.at)
                && (!(around instanceof Block block) || block.takesAssignment());
    }

    /** Reads on up to the end of the word, or to what is read by itself. */
    void step(Letters word) {
        while (in.at < in.limit && in.top() == word) {
            int plain = plainEnd(in.at);
            if (plain > in.at) {
                in.letters.append(in.text, in.at, plain);
                in.at = plain;
            } else if (isEnd(in.at)) {
                if (in.at > word.start && goesOn(word.start, in.below())) {
                    word.known = false;
                    in.push(new Enclosed(Enclosed.Kind.SUBSCRIPT, false));
                } else {
                    end(word);
                }
            } else {
                special(word, in.text.charAt(in.at));
            }
        }
    }

    private void special(Letters word, char c) {
        switch (c) {
            case '(' -> bracket(word);
            case '<', '>' -> angle(word);
            case '\'' -> singleQuoted();
            case '"' -> {
                in.at++;
                in.push(new Frame.Quote(Optional.of(word)));
            }
            case '\\' -> escaped();
            case '$' -> expansions.dollar(Optional.of(word), false);
            case '`' -> expansions.backquote(Optional.of(word), false);
            default -> {
                in.letters.append(c);
                in.at++;
            }
        }
    }

    /** A bracket ends a word, but for {@code a=(} and patterns such as {@code @(a|b)}. */
    private void bracket(Letters word) {
        char before = in.at > word.start ? in.text.charAt(in.at - 1) : ' ';
        if (before == '=' && Letter.assignment(in.text, word.start, in.at) == in.at) {
            in.at++;
            word.known = false;
            in.push(new Frame.Elements());
        } else if ("?*+@!".indexOf(before) >= 0) {
            in.at++;
            word.known = false;
            in.push(new Enclosed(Enclosed.Kind.PATTERN, false));
        } else {
            end(word);
        }
    }

    /** A redirection ends a word, and takes it for its descriptor where it is one. */
    private void angle(Letters word) {
        if (in.peek(1) == '(') {
            int start = in.at;
            in.at += 2;
            word.known = false;
            in.substitute(Node.Kind.PROCESS, start);
            return;
        }
        int descriptor = descriptor(word);
        if (descriptor == NONE) {
            end(word);
            return;
        }
        in.pop();
        in.letters.setLength(word.from);
        if (in.top() instanceof Block block && block.operator.isEmpty()) {
            redirections.sign(block, word.start, descriptor);
        } else {
            in.push(word);
            in.letters.append(in.text, word.start, in.at);
            end(word);
        }
    }

    /** That a word is no descriptor. */
    private static final int NONE = -2;

    /**
     * The number that a word is; -1 for {@code {name}} and {@code {name[1]}}, which the shell
     * chooses a number for.
     */
    private int descriptor(Letters word) {
        int start = word.start;
        int end = in.at;
        if (!word.known || start == end) {
            return NONE;
        }
        if (in.text.charAt(start) == '{') {
            int name = Letter.nameEnd(in.text, start + 1, end);
            boolean element = in.text.charAt(name) == '[' && in.text.charAt(end - 2) == ']';
            int close = element && name > start + 1 ? end - 1 : name;
            return close > start + 1 && close == end - 1 && in.text.charAt(close) == '}'
                    ? -1
                    : NONE;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            char c = in.text.charAt(i);
            if (!Letter.isDigit(c) || i - start > 8) {
                return NONE;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private void singleQuoted() {
        int end = in.singleQuotedEnd();
        boolean closed = end > in.at + 1 && in.text.charAt(end - 1) == '\'';
        if (!closed) {
            in.mark(in.at);
        }
        in.letters.append(in.text, in.at + 1, closed ? end - 1 : end);
        in.at = end;
    }

    private void escaped() {
        if (expansions.continues()) {
            return;
        }
        in.letters.append(in.at + 1 < in.limit ? in.text.charAt(in.at + 1) : '\\');
        in.skip(2);
    }

    /** Ends a word where the reading stands. */
    void end(Letters letters) {
        in.pop();
        if (in.at == letters.start) {
            in.mark(in.at);
            in.at++;
            return;
        }
        Optional<String> literal =
                letters.known ? Optional.of(in.letters.substring(letters.from)) : Optional.empty();
        in.letters.setLength(letters.from);
        int end = beforeContinuations(letters.start);
        accept(new Word(in.excerpt, letters.start, end, literal), letters.elements);
    }

    /** Where a word ends; a backslash and the line break after it are no part of its end. */
    private int beforeContinuations(int start) {
        int end = in.at;
        while (end - 2 > start && in.text.charAt(end - 1) == '\n') {
            int backslash = in.text.charAt(end - 2) == '\r' ? end - 3 : end - 2;
            if (backslash <= start || in.text.charAt(backslash) != '\\') {
                break;
            }
            end = backslash;
        }
        return end;
    }

    private void accept(Word word, List<Word> elements) {
        switch (in.top()) {
            case Block block -> commands.accept(block, word, elements);
            case Frame.Elements array -> array.words.add(word);
            default -> throw new IllegalStateException("a word in " + in.top());
        }
    }

    /** Reads on in the words of an array. */
    void step(Frame.Elements elements) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\r' -> in.at++;
            case '\n' -> {
                in.at++;
                heredocs.bodies();
            }
            case '#' -> in.comment();
            case '\\' -> {
                if (!expansions.continues()) {
                    start();
                }
            }
            case ')' -> {
                in.at++;
                in.pop();
                if (in.top() instanceof Letters word) {
                    word.elements = List.copyOf(elements.words);
                }
            }
            case ';', '&', '|', '(' -> {
                in.mark(in.at);
                in.at++;
            }
            default -> start();
        }
    }
}
