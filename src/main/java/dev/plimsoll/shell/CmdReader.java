package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Block.Part;
import dev.plimsoll.source.Excerpt;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the language of the command prompt of Windows into commands: {@code &}, {@code &&}, {@code
 * ||}, {@code |}, groups, {@code if} and {@code for}, escapes with {@code ^}. What stands between
 * percent or exclamation marks is a variable.
 */
final class CmdReader {
    private final Reading in;

    private CmdReader(Reading in) {
        this.in = in;
    }

    static Tree read(Excerpt text) {
        return new CmdReader(new Reading(text, Set.of(), 0)).read();
    }

    private Tree read() {
        while (!in.isDone()) {
            var block = in.block();
            if (in.at < in.limit) {
                step(block);
            } else {
                if (block.owner.kind == Node.Kind.GROUP) {
                    in.mark(block.owner.start);
                }
                in.leave(block);
            }
        }
        return new Tree(in.root, in.unreadable, false);
    }

    private void step(Block block) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\r', ',', '=' -> in.at++;
            case '\n' -> newline(block);
            case '&' -> ampersand(block);
            case '|' -> pipe(block);
            case '(' -> {
                if (block.current.isEmpty()) {
                    in.at++;
                    in.open(block, Node.Kind.GROUP, Part.BODY, in.at - 1);
                } else {
                    word(block);
                }
            }
            case ')' -> close(block);
            case '<', '>' -> redirect(block, in.at, -1);
            case '@' -> {
                if (block.current.isEmpty()) {
                    in.at++;
                } else {
                    word(block);
                }
            }
            default -> word(block);
        }
    }

    /** A line ends what {@code if} and {@code for} run, unless that stands in a group. */
    private void newline(Block block) {
        if (block.owner.kind.branches()) {
            in.leave(block);
            return;
        }
        in.at++;
        in.endCommand(block);
        block.nextPipeline(Context.Joint.THEN);
    }

    private void ampersand(Block block) {
        boolean and = in.peek(1) == '&';
        in.at += and ? 2 : 1;
        in.endCommand(block);
        block.nextPipeline(and ? Context.Joint.AND : Context.Joint.THEN);
    }

    private void pipe(Block block) {
        boolean or = in.peek(1) == '|';
        in.at += or ? 2 : 1;
        in.endCommand(block);
        if (or) {
            block.nextPipeline(Context.Joint.OR);
        } else {
            block.element = block.pipeline.next();
            block.joint = Context.Joint.PIPE;
        }
    }

    private void close(Block block) {
        if (block.owner.kind.branches()) {
            in.leave(block);
        } else if (block.owner.kind == Node.Kind.GROUP) {
            in.at++;
            in.leave(block);
        } else {
            in.mark(in.at);
            in.at++;
        }
    }

    private void redirect(Block block, int start, int descriptor) {
        in.current(block, start);
        var sign =
                in.sees(">>", 0)
                        ? ">>"
                        : in.sees(">&", 0) ? ">&" : in.text.substring(in.at, in.at + 1);
        in.skip(sign.length());
        block.operator = Optional.of(new Block.Operator(start, sign, descriptor));
    }

    // Words.

    private void word(Block block) {
        int start = in.at;
        boolean known = true;
        boolean quoted = false;
        var letters = new StringBuilder();
        while (in.at < in.limit && (quoted || !endsWord(in.text.charAt(in.at), start))) {
            char c = in.text.charAt(in.at);
            if (c == '\n') {
                break;
            }
            if (c == '"') {
                quoted = !quoted;
                in.at++;
            } else if (c == '^' && !quoted) {
                boolean joins = in.sees("\n", 1);
                letters.append(joins || in.at + 1 == in.limit ? "" : in.peek(1));
                in.skip(2);
            } else {
                known &= !isVariable(c);
                letters.append(c);
                in.at++;
            }
        }
        Optional<String> literal = known ? Optional.of(letters.toString()) : Optional.empty();
        accept(block, new Word(in.excerpt, start, in.at, literal));
    }

    private boolean endsWord(char c, int start) {
        return in.at > start && " \t\r,&|)<>".indexOf(c) >= 0;
    }

    /** Whether {@code %NAME%}, {@code %i} or {@code !NAME!} begins here. */
    private boolean isVariable(char c) {
        return c == '%' || (c == '!' && Letter.inName(in.peek(1)));
    }

    private void accept(Block block, Word word) {
        if (block.operator.isPresent()) {
            var operator = block.operator.get();
            block.operator = Optional.empty();
            var node = in.current(block, operator.start());
            var made =
                    new Redirection(
                            in.excerpt.span(operator.start(), in.at),
                            operator.sign(),
                            operator.descriptor(),
                            word);
            node.redirections = Node.with(node.redirections, made);
            return;
        }
        boolean descriptor = in.peek(0) == '>' && word.is("1", "2");
        if (descriptor) {
            redirect(block, word.start(), word.is("1") ? 1 : 2);
            return;
        }
        boolean compound = block.current.filter(node -> node.kind != Node.Kind.SIMPLE).isPresent();
        if (compound && word.value().equalsIgnoreCase("else")) {
            in.endCommand(block);
            return;
        }
        if (block.current.isEmpty() && keyword(block, word)) {
            return;
        }
        if (compound) {
            in.mark(word.start());
            in.endCommand(block);
        }
        var node = in.current(block, word.start());
        node.end = in.at;
        node.words = Node.with(node.words, word);
    }

    private boolean keyword(Block block, Word word) {
        switch (word.literal().orElse("").toLowerCase(Locale.ROOT)) {
            case "if" -> {
                condition();
                in.open(block, Node.Kind.IF, Part.BODY, word.start());
            }
            case "for" -> {
                skipTo("do");
                in.open(block, Node.Kind.FOR, Part.BODY, word.start());
            }
            case "else" -> in.open(block, Node.Kind.IF, Part.BODY, word.start());
            case "rem", "::" -> in.comment();
            default -> {
                return in.text.charAt(word.start()) == ':';
            }
        }
        return true;
    }

    /** Passes over {@code [not] exist x}, {@code defined x}, {@code errorlevel 1}, {@code a==b}. */
    private void condition() {
        var word = skipWord().toLowerCase(Locale.ROOT);
        while (word.equals("not") || word.equals("/i")) {
            word = skipWord().toLowerCase(Locale.ROOT);
        }
        if (word.equals("exist") || word.equals("defined") || word.equals("errorlevel")) {
            skipWord();
        } else if (!word.contains("==")) {
            skipWord();
            skipWord();
        } else if (word.endsWith("==")) {
            skipWord();
        }
    }

    private void skipTo(String wanted) {
        while (in.at < in.limit && in.text.charAt(in.at) != '\n') {
            if (skipWord().equalsIgnoreCase(wanted)) {
                return;
            }
        }
    }

    private String skipWord() {
        int start = in.afterBlanks(in.at);
        boolean quoted = false;
        in.at = start;
        while (in.at < in.limit && in.text.charAt(in.at) != '\n') {
            char c = in.text.charAt(in.at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                break;
            }
            in.at++;
        }
        return in.text.substring(start, in.at);
    }
}
