package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Block.Part;

import java.util.Optional;

/** Does what a reserved word says, such as {@code if} or {@code done}. */
final class ReservedWords {
    private final Reading in;

    ReservedWords(Reading in) {
        this.in = in;
    }

    /** Whether a word where a command may begin is a reserved one; the reading stands after it. */
    boolean accept(Block block, Word word) {
        int start = word.start();
        switch (word.value()) {
            case "!" -> block.negated = !block.negated;
            case "time" -> {
                return timed();
            }
            case "coproc" -> coprocess(block);
            case "function" -> function(block);
            case "{" -> open(block, Node.Kind.GROUP, Part.BODY, start);
            case "if" -> open(block, Node.Kind.IF, Part.CONDITION, start);
            case "while", "until" -> open(block, Node.Kind.LOOP, Part.CONDITION, start);
            case "for", "select" -> open(block, Node.Kind.FOR, Part.HEAD, start);
            case "case" -> open(block, Node.Kind.CASE, Part.HEAD, start);
            case "[[" -> {
                separate(block, start);
                in.begin(block, Node.Kind.TEST, start);
                in.push(new Frame.Enclosed(Frame.Enclosed.Kind.TEST, false));
            }
            case "then", "else" -> next(block, Node.Kind.IF, Part.BODY, start);
            case "elif" -> next(block, Node.Kind.IF, Part.CONDITION, start);
            case "do" -> next(block, Node.Kind.LOOP, Part.BODY, start);
            case "fi" -> end(block, start, Node.Kind.IF);
            case "done" -> end(block, start, Node.Kind.LOOP, Node.Kind.FOR);
            case "esac" -> end(block, start, Node.Kind.CASE);
            case "}" -> end(block, start, Node.Kind.GROUP, Node.Kind.FOR);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void open(Block block, Node.Kind kind, Part part, int start) {
        separate(block, start);
        in.open(block, kind, part, start);
    }

    /** Marks a compound command before it that no separator ends. */
    private void separate(Block block, int start) {
        if (block.current.isPresent()) {
            in.mark(start);
            in.endCommand(block);
        }
    }

    /**
     * {@code time} is no part of the command that it times; with options of its own it is a
     * program.
     */
    private boolean timed() {
        int next = in.afterBlanks(in.at);
        if (next == in.limit || in.text.charAt(next) != '-') {
            return true;
        }
        boolean posix = isWord("-p", next);
        if (posix) {
            in.at = next + 2;
        }
        return posix || isWord("--", next);
    }

    private boolean isWord(String word, int start) {
        int end = start + word.length();
        return end <= in.limit
                && in.text.startsWith(word, start)
                && (end == in.limit || Letter.endsWord(in.text.charAt(end)));
    }

    /** {@code coproc [name] command}; a name stands only before a compound command. */
    private void coprocess(Block block) {
        block.background = true;
        int name = in.afterBlanks(in.at);
        int end = Letter.nameEnd(in.text, name, in.limit);
        int next = in.afterBlanks(end);
        boolean named = end > name && opensCompound(next);
        if (named && !opensCompound(name)) {
            in.at = next;
        }
    }

    private boolean opensCompound(int at) {
        if (at < in.limit && in.text.charAt(at) == '(') {
            return true;
        }
        for (var each : COMPOUND) {
            if (isWord(each, at)) {
                return true;
            }
        }
        return false;
    }

    private static final String[] COMPOUND = {
        "{", "if", "while", "until", "for", "select", "case", "[["
    };

    /** {@code function name [()]}. */
    private void function(Block block) {
        int start = in.afterBlanks(in.at);
        int end = start;
        while (end < in.limit && !Letter.endsWord(in.text.charAt(end))) {
            end++;
        }
        block.function = Optional.of(in.text.substring(start, end));
        in.at = end;
        int open = in.afterBlanks(end);
        if (open < in.limit && in.text.charAt(open) == '(') {
            int close = in.afterBlanks(open + 1);
            if (close < in.limit && in.text.charAt(close) == ')') {
                in.at = close + 1;
            }
        }
    }

    private void next(Block block, Node.Kind kind, Part part, int start) {
        if (block.owner.kind == kind) {
            in.endCommand(block);
            block.part = part;
            block.nextPipeline(Context.Joint.FIRST);
        } else {
            in.mark(start);
        }
    }

    private void end(Block block, int start, Node.Kind... ended) {
        for (var kind : ended) {
            if (block.owner.kind == kind) {
                in.leave(block);
                return;
            }
        }
        in.mark(start);
    }
}
