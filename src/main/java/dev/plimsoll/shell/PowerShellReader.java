package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Block.Part;
import dev.plimsoll.source.Excerpt;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads PowerShell into commands, well enough to tell what is run with which words: statements,
 * pipelines, script blocks, branches, assignments. What is no command, such as {@code
 * [Net.ServicePointManager]::SecurityProtocol = 3072}, is passed over, but not the commands in its
 * round brackets.
 */
final class PowerShellReader {
    /** What goes on with a statement after its block. */
    private static final Set<String> FOLLOWERS = Set.of("else", "elseif", "while", "until");

    private final Reading in;
    private final PowerShellWords words;

    private PowerShellReader(Reading in) {
        this.in = in;
        this.words = new PowerShellWords(in);
    }

    static Tree read(Excerpt text) {
        return new PowerShellReader(new Reading(text, Set.of(), 0)).read();
    }

    private Tree read() {
        while (!in.isDone()) {
            switch (in.top()) {
                case Block block -> {
                    if (in.at < in.limit) {
                        step(block);
                    } else {
                        if (block.outer.isPresent()) {
                            in.mark(block.owner.start);
                        }
                        in.leave(block);
                    }
                }
                case Frame.Letters word -> {
                    if (words.step(word)) {
                        accept(words.end(word));
                    }
                }
                case Frame.Quote quote -> words.step(quote);
                case Frame.Enclosed _, Frame.Elements _, Frame.Body _ -> in.pop();
            }
        }
        return new Tree(in.root, in.unreadable, in.hasFunctions);
    }

    private void step(Block block) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\r' -> in.at++;
            case '\n', ';' -> {
                in.at++;
                if (c == ';' || !isOpen(block)) {
                    in.endCommand(block);
                    block.nextPipeline(Context.Joint.THEN);
                }
            }
            case '#' -> in.comment();
            case '|' -> pipe(block);
            case '&' -> ampersand(block);
            case '(' -> bracket(block);
            case '{' -> brace(block);
            case ')', '}' -> close(block, c);
            case '`' -> {
                if (!words.continues()) {
                    words.start();
                }
            }
            case '<' -> {
                if (in.sees("<#", 0)) {
                    int end = in.text.indexOf("#>", in.at, in.limit);
                    in.at = end < 0 ? in.limit : end + 2;
                } else {
                    words.start();
                }
            }
            case '>' -> {
                in.current(block, in.at);
                var sign = in.sees(">>", 0) ? ">>" : in.sees(">&", 0) ? ">&" : ">";
                block.operator = Optional.of(new Block.Operator(in.at, sign, -1));
                in.at += sign.length();
            }
            default -> begin(block, c);
        }
    }

    /** Whether a compound command waits for its condition or its block. */
    private static boolean isOpen(Block block) {
        return block.current
                .filter(node -> node.kind.branches() && node.inner.isEmpty())
                .isPresent();
    }

    private void pipe(Block block) {
        boolean or = in.sees("||", 0);
        in.at += or ? 2 : 1;
        in.endCommand(block);
        if (or) {
            block.nextPipeline(Context.Joint.OR);
        } else {
            block.element = block.pipeline.next();
            block.joint = Context.Joint.PIPE;
        }
    }

    /** The operator that runs what a string names, {@code &&}, or one that ends a list. */
    private void ampersand(Block block) {
        boolean and = in.sees("&&", 0);
        in.at += and ? 2 : 1;
        if (and) {
            in.endCommand(block);
            block.nextPipeline(Context.Joint.AND);
        } else if (block.current.isPresent()) {
            in.endCommand(block);
            block.list.toBackground();
            block.nextPipeline(Context.Joint.BACKGROUND);
        } else {
            in.at = in.afterBlanks(in.at);
            in.current(block, in.at);
        }
    }

    /** A condition, an expression at the start of a statement, or a part of a word. */
    private void bracket(Block block) {
        if (block.current.filter(node -> node.kind.branches()).isPresent()) {
            in.at++;
            in.push(block.inside(block.current.get(), Part.CONDITION));
        } else if (block.current.isEmpty()) {
            in.begin(block, Node.Kind.TEST, in.at);
            words.start();
        } else {
            words.start();
        }
    }

    private void brace(Block block) {
        int start = in.at++;
        var current = block.current;
        if (block.function.isPresent()) {
            in.open(block, Node.Kind.GROUP, Part.BODY, start);
        } else if (current.isEmpty()) {
            in.open(block, Node.Kind.LOOP, Part.BODY, start);
        } else if (current.get().kind == Node.Kind.SIMPLE || current.get().kind == Node.Kind.TEST) {
            var script = Node.alone(Node.Kind.LOOP, start);
            current.get().inner = Node.with(current.get().inner, script);
            in.push(block.inside(script, Part.BODY));
        } else {
            in.push(block.inside(current.get(), Part.BODY));
        }
    }

    private void close(Block block, char c) {
        boolean round = block.part == Part.CONDITION || block.owner.kind.substitutes();
        in.at++;
        if (block.outer.isPresent() && round == (c == ')')) {
            in.leave(block);
        } else {
            in.mark(in.at - 1);
        }
    }

    private void begin(Block block, char c) {
        boolean starts = block.current.isEmpty() && block.operator.isEmpty();
        if (starts && c == '$' && words.assigns()) {
            in.current(block, in.at);
        } else if (starts && "[$\"'@0123456789-!".indexOf(c) >= 0) {
            in.begin(block, Node.Kind.TEST, in.at);
        }
        words.start();
    }

    private void accept(Word word) {
        if (!(in.top() instanceof Block block)) {
            return;
        }
        if (block.operator.isPresent()) {
            redirect(block, block.operator.get(), word);
            return;
        }
        boolean descriptor = in.peek(0) == '>' && word.is("*", "1", "2", "3", "4", "5", "6");
        if (descriptor && block.current.isPresent()) {
            return;
        }
        var current = block.current;
        boolean first = current.isEmpty();
        var lower = word.literal().orElse("").toLowerCase(Locale.ROOT);
        if (first && keyword(block, word, lower)) {
            return;
        }
        if (current.isPresent() && current.get().kind != Node.Kind.SIMPLE) {
            follow(block, word, lower);
            return;
        }
        var node = in.current(block, word.start());
        node.end = in.at;
        if (!words.takesForAssignment(node, word)) {
            node.words = Node.with(node.words, word);
        }
    }

    private void redirect(Block block, Block.Operator operator, Word target) {
        block.operator = Optional.empty();
        var node = in.current(block, operator.start());
        node.redirections =
                Node.with(
                        node.redirections,
                        new Redirection(
                                in.excerpt.span(operator.start(), in.at),
                                operator.sign(),
                                operator.descriptor(),
                                target));
    }

    private boolean keyword(Block block, Word word, String lower) {
        int start = word.start();
        switch (lower) {
            case "if", "elseif", "switch", "catch", "trap", "else" ->
                    in.begin(block, Node.Kind.IF, start);
            case "while", "until", "do" -> in.begin(block, Node.Kind.LOOP, start);
            case "for", "foreach" -> in.begin(block, Node.Kind.FOR, start);
            case "try", "finally", "begin", "process", "end" ->
                    in.begin(block, Node.Kind.GROUP, start);
            case "param", "class", "enum", "using" -> in.begin(block, Node.Kind.TEST, start);
            case "function", "filter", "workflow" -> {
                int name = in.afterBlanks(in.at);
                int end = name;
                while (end < in.limit && " \t\r\n({".indexOf(in.text.charAt(end)) < 0) {
                    end++;
                }
                block.function = Optional.of(in.text.substring(name, end));
                in.at = end;
            }
            case "return" -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code } else {}: the statement goes on; anything else begins another. */
    private void follow(Block block, Word word, String lower) {
        boolean branches = block.current.get().kind.branches();
        if (branches && FOLLOWERS.contains(lower)) {
            return;
        }
        if (branches || block.current.get().kind == Node.Kind.GROUP) {
            in.endCommand(block);
            block.nextPipeline(Context.Joint.THEN);
            accept(word);
        }
    }
}
