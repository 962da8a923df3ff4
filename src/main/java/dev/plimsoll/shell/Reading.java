package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where in a shell text the reading is, and what is open there. */
final class Reading {
    /**
     * In more substitutions than this, one in the other, commands are no longer told: the words
     * that hold them would be as long as the text, each of them.
     */
    private static final int TOLD_DEPTH = 60;

    private static final int MOST_MARKS = 100;

    final Excerpt excerpt;
    final String text;
    final Node root = Node.alone(Node.Kind.SCRIPT, 0);
    final List<Heredoc> heredocs = new ArrayList<>();
    final List<Span> unreadable = new ArrayList<>();

    /** The letters of the words that are being read, those of the innermost last. */
    final StringBuilder letters = new StringBuilder();

    /** Whether a function is defined somewhere. */
    boolean hasFunctions;

    /** Where the text ends, or the here-document that is being read. */
    int limit;

    /** The next character. */
    int at;

    private final Set<Integer> foreign;
    private final List<Frame> stack = new ArrayList<>();
    private final List<Frame.Holder> holders = new ArrayList<>();

    /** The innermost list. */
    private Block block;

    /** A here-document whose body has not been reached. */
    record Heredoc(String delimiter, boolean chomps, boolean plain, Node owner) {}

    /**
     * @param foreign where a dollar or backquote begins what another shell has already expanded
     * @param depth in how many substitutions the text lies
     */
    Reading(Excerpt excerpt, Set<Integer> foreign, int depth) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.limit = text.length();
        this.foreign = foreign;
        this.block = Block.top(root, depth);
        stack.add(block);
        holders.add(block);
    }

    char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : '\0';
    }

    /** Whether a line break comes next. */
    boolean isLineEnd() {
        return sees("\n", 0) || sees("\r\n", 0);
    }

    /** Whether a text stands {@code ahead} characters after the next one. */
    boolean sees(String wanted, int ahead) {
        return at + ahead + wanted.length() <= limit && text.startsWith(wanted, at + ahead);
    }

    void skip(int count) {
        at = Math.min(limit, at + count);
    }

    /** The first place from here on that is no blank of a line. */
    int afterBlanks(int from) {
        int index = from;
        while (index < limit && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        return index;
    }

    /** Skips a comment, up to the end of its line. */
    void comment() {
        int newline = text.indexOf('\n', at, limit);
        at = newline < 0 ? limit : newline;
    }

    /** Where the single quotes end that begin here: behind the last one, or at the limit. */
    int singleQuotedEnd() {
        int close = text.indexOf('\'', Math.min(at + 1, limit), limit);
        return close < 0 ? limit : close + 1;
    }

    // What is open.

    boolean isDone() {
        return stack.isEmpty();
    }

    Frame top() {
        return stack.getLast();
    }

    /** What the innermost frame lies in. */
    Frame below() {
        return stack.get(stack.size() - 2);
    }

    Block block() {
        return block;
    }

    void push(Frame frame) {
        stack.add(frame);
        if (frame instanceof Frame.Holder holder) {
            holders.add(holder);
        }
        if (frame instanceof Block entered) {
            block = entered;
        }
    }

    void pop() {
        var frame = stack.removeLast();
        if (frame instanceof Frame.Holder) {
            holders.removeLast();
        }
        if (frame instanceof Block left) {
            block = left.outer.orElse(left);
        }
    }

    /** Marks a place where the grammar is broken. */
    void mark(int from) {
        if (unreadable.size() < MOST_MARKS && from < text.length()) {
            unreadable.add(excerpt.span(from, from + 1));
        }
    }

    /** Takes up what was marked in a text that lies in this one. */
    void mark(List<Span> inner) {
        inner.stream().limit(MOST_MARKS - unreadable.size()).forEach(unreadable::add);
    }

    // Commands.

    Node begin(Block in, Node.Kind kind, int start) {
        var node = new Node(kind, start, in.list, in.number, in.pipeline, in.element, in.joint);
        node.negated = in.negated;
        node.background = in.background;
        node.condition = in.isHeld();
        node.function = in.function;
        hasFunctions |= in.function.isPresent();
        in.function = Optional.empty();
        in.list.add(node);
        in.owner.inner = Node.with(in.owner.inner, node);
        in.current = Optional.of(node);
        return node;
    }

    /** The command that is being read in a list, begun here if there is none. */
    Node current(Block in, int start) {
        return in.current.isPresent() ? in.current.get() : begin(in, Node.Kind.SIMPLE, start);
    }

    /** Opens a compound command inside of a list. */
    void open(Block in, Node.Kind kind, Block.Part part, int start) {
        push(in.inside(begin(in, kind, start), part));
    }

    /** Opens a substitution in a word; it belongs to the command whose word it is. */
    void substitute(Node.Kind kind, int start) {
        push(block.inside(substitution(kind, start), Block.Part.BODY));
    }

    /** A substitution that begins at a place. */
    Node substitution(Node.Kind kind, int start) {
        var node = Node.alone(kind, start);
        if (block.depth >= TOLD_DEPTH || foreign.contains(start)) {
            return node;
        }
        switch (holders.getLast()) {
            case Frame.Body body -> body.owner().last = Node.with(body.owner().last, node);
            case Block in -> {
                var holder = current(in, start);
                if (in.operator.isPresent()) {
                    holder.last = Node.with(holder.last, node);
                } else {
                    holder.inner = Node.with(holder.inner, node);
                }
            }
        }
        return node;
    }

    void endCommand(Block in) {
        if (in.operator.isPresent()) {
            mark(in.operator.get().start());
            in.operator = Optional.empty();
        }
        in.current = Optional.empty();
    }

    /** Ends a list, and the compound command or substitution that it belongs to. */
    void leave(Block in) {
        endCommand(in);
        in.owner.end = at;
        pop();
    }
}
