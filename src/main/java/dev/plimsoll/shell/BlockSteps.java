package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Block.Part;

import java.util.List;
import java.util.Optional;

/** Reads what stands between the words of a list: blanks, separators, brackets, comments. */
final class BlockSteps {
    private final Reading in;
    private final HeredocSteps heredocs;
    private final WordSteps words;
    private final RedirectionSteps redirections;
    private final ExpansionSteps expansions;

    BlockSteps(
            Reading in,
            HeredocSteps heredocs,
            WordSteps words,
            RedirectionSteps redirections,
            ExpansionSteps expansions) {
        this.in = in;
        this.heredocs = heredocs;
        this.words = words;
        this.redirections = redirections;
        this.expansions = expansions;
    }

    /** Reads on up to the next word that is not read at once, or the next bracket. */
    void step(Block block) {
        while (in.at < in.limit && in.top() == block) {
            char c = in.text.charAt(in.at);
            switch (c) {
                case ' ', '\t' -> in.at++;
                case '\r' -> carriageReturn();
                case '\\' -> {
                    if (!expansions.continues()) {
                        words.start();
                    }
                }
                case '\n' -> newline(block);
                case '#' -> in.comment();
                case ';' -> semicolon(block);
                case '&' -> ampersand(block);
                case '|' -> pipe(block);
                case '(' -> open(block);
                case ')' -> close(block);
                case '<', '>' -> angle(block);
                case '}' -> brace(block);
                default -> words.start();
            }
        }
    }

    /** At the end of a line it is a part of the break, elsewhere a letter. */
    private void carriageReturn() {
        if (in.at + 1 == in.limit || in.peek(1) == '\n') {
            in.at++;
        } else {
            words.start();
        }
    }

    private void newline(Block block) {
        in.at++;
        block.headClosed = true;
        if (block.part != Part.PATTERN && block.current.isPresent()) {
            in.endCommand(block);
            block.nextPipeline(Context.Joint.THEN);
        }
        heredocs.bodies();
    }

    private void semicolon(Block block) {
        if (block.part == Part.HEAD) {
            in.at++;
            in.endCommand(block);
            block.headClosed = true;
            return;
        }
        int length = in.sees(";;&", 0) ? 3 : in.sees(";;", 0) || in.sees(";&", 0) ? 2 : 1;
        in.endCommand(block);
        in.at += length;
        if (length > 1) {
            if (block.owner.kind == Node.Kind.CASE) {
                block.part = Part.PATTERN;
            } else {
                in.mark(in.at - length);
            }
        }
        block.nextPipeline(Context.Joint.THEN);
    }

    private void ampersand(Block block) {
        if (in.peek(1) == '>') {
            redirections.sign(block, in.at, -1);
            return;
        }
        boolean and = in.peek(1) == '&';
        in.at += and ? 2 : 1;
        in.endCommand(block);
        if (!and) {
            block.list.toBackground();
        }
        block.nextPipeline(and ? Context.Joint.AND : Context.Joint.BACKGROUND);
    }

    private void pipe(Block block) {
        if (block.part == Part.PATTERN) {
            in.at++;
            return;
        }
        boolean or = in.peek(1) == '|';
        in.at += or || in.peek(1) == '&' ? 2 : 1;
        in.endCommand(block);
        if (or) {
            block.nextPipeline(Context.Joint.OR);
        } else {
            block.element = block.pipeline.next();
            block.joint = Context.Joint.PIPE;
        }
    }

    private void angle(Block block) {
        if (in.peek(1) == '(') {
            words.start();
        } else {
            redirections.sign(block, in.at, -1);
        }
    }

    /** In {@code ${ a; }b} it ends the substitution; elsewhere it is a letter. */
    private void brace(Block block) {
        boolean begins =
                block.operator.isEmpty()
                        && (block.current.isEmpty()
                                || block.current.get().kind != Node.Kind.SIMPLE);
        if (begins && block.owner.kind == Node.Kind.OWN_SUBSTITUTION) {
            in.at++;
            in.leave(block);
        } else {
            words.start();
        }
    }

    private void open(Block block) {
        if (block.part == Part.PATTERN) {
            in.at++;
        } else if (block.current.isEmpty() || block.part == Part.HEAD) {
            group(block);
        } else if (!opensFunction(block, block.current.get())) {
            in.mark(in.at);
            in.at++;
        }
    }

    private void group(Block block) {
        int start = in.at;
        if (in.peek(1) == '(' && expansions.isArithmetic(start)) {
            in.begin(block, Node.Kind.TEST, start);
            in.at += 2;
            block.headClosed = true;
            in.push(new Frame.Enclosed(Frame.Enclosed.Kind.ARITHMETIC, false));
        } else {
            in.at++;
            in.open(block, Node.Kind.SUBSHELL, Part.BODY, start);
        }
    }

    /** {@code name ()}: what comes next is the function's body. */
    private boolean opensFunction(Block block, Node node) {
        int close = in.afterBlanks(in.at + 1);
        boolean opens =
                node.kind == Node.Kind.SIMPLE
                        && node.words.size() == 1
                        && node.assignments.isEmpty()
                        && close < in.limit
                        && in.text.charAt(close) == ')';
        if (opens) {
            block.function = Optional.of(node.words.getFirst().value());
            node.words = List.of();
            block.current = Optional.empty();
            in.at = close + 1;
        }
        return opens;
    }

    private void close(Block block) {
        if (block.owner.kind.endsAtBracket()) {
            in.at++;
            in.leave(block);
        } else if (block.owner.kind == Node.Kind.CASE && block.part == Part.PATTERN) {
            in.at++;
            block.current = Optional.empty();
            block.part = Part.BODY;
            block.nextPipeline(Context.Joint.FIRST);
        } else if (block.inBrackets) {
            in.mark(block.owner.start);
            in.leave(block);
        } else {
            in.mark(in.at);
            in.at++;
            in.endCommand(block);
            block.nextPipeline(Context.Joint.THEN);
        }
    }
}
