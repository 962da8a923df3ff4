package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Commands.Part;
import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a shell text the reading is, and what is open there. */
final class Reading {
    /** In what is nested deeper than this, commands are no longer told. */
    private static final int TOLD_DEPTH = 60;

    final Excerpt excerpt;
    final String text;
    final Node root;
    final List<Frame> stack = new ArrayList<>();
    final List<Heredoc> heredocs = new ArrayList<>();
    final List<Span> unreadable = new ArrayList<>();

    /** Where the text ends, or the here-document that is being read. */
    int limit;

    /** The next character. */
    int at;

    /** A here-document whose body has not been reached. */
    record Heredoc(String delimiter, boolean chomps, boolean plain, Node owner) {}

    Reading(Excerpt excerpt) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.limit = text.length();
        this.root =
                new Node(
                        Node.Kind.SCRIPT,
                        0,
                        new AndOr(),
                        0,
                        new Pipeline(Optional.empty(), 0),
                        0,
                        Context.Joint.FIRST);
    }

    char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : '\0';
    }

    void pop() {
        stack.removeLast();
    }

    void mark(int from) {
        if (unreadable.size() < 100 && from < text.length()) {
            unreadable.add(excerpt.span(from, Math.min(limit, from + 1)));
        }
    }

    /** Skips a backslash with the line break after it; they mean nothing. */
    boolean continues() {
        if (peek(1) == '\n') {
            at += 2;
            return true;
        }
        if (peek(1) == '\r' && peek(2) == '\n') {
            at += 3;
            return true;
        }
        return false;
    }

    /** The command that the word being read belongs to. */
    private Node holder() {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i) instanceof Frame.Body body) {
                return body.owner();
            }
            if (stack.get(i) instanceof Commands commands) {
                if (commands.current.isEmpty()) {
                    commands.current = Optional.of(begin(commands, Node.Kind.SIMPLE));
                }
                return commands.current.get();
            }
        }
        return root;
    }

    private boolean inRedirection() {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (stack.get(i) instanceof Frame.Body) {
                return true;
            }
            if (stack.get(i) instanceof Commands commands) {
                return !commands.operator.isEmpty();
            }
        }
        return false;
    }

    Node begin(Commands commands, Node.Kind kind) {
        var node =
                new Node(
                        kind,
                        at,
                        commands.list,
                        commands.number,
                        commands.pipeline,
                        commands.element,
                        commands.joint);
        node.negated = commands.negated;
        node.condition = commands.part == Part.CONDITION;
        node.function = commands.functionNext;
        commands.functionNext = false;
        commands.owner.inner = Node.with(commands.owner.inner, node);
        return node;
    }

    /** Opens a compound command inside of a list. */
    void enter(Commands commands, Node.Kind kind, Part part) {
        var node = begin(commands, kind);
        commands.current = Optional.of(node);
        stack.add(new Commands(node, part));
    }

    /** Opens a substitution in a word; it belongs to the command whose word it is. */
    void substitute(Node.Kind kind) {
        var holder = holder();
        var node =
                new Node(
                        kind,
                        at,
                        new AndOr(),
                        0,
                        new Pipeline(Optional.empty(), 0),
                        0,
                        Context.Joint.FIRST);
        if (stack.size() < TOLD_DEPTH * 3) {
            if (inRedirection()) {
                holder.last = Node.with(holder.last, node);
            } else {
                holder.inner = Node.with(holder.inner, node);
            }
        }
        stack.add(new Commands(node, Part.BODY));
    }

    void leave(Commands commands) {
        commands.owner.end = at;
        pop();
    }

    Optional<Commands> enclosing(int from) {
        for (int i = from; i >= 0; i--) {
            if (stack.get(i) instanceof Commands commands) {
                return commands.owner.kind.substitutes()
                                || commands.owner.kind == Node.Kind.SCRIPT
                                || i == 0
                        ? Optional.of(commands)
                        : enclosingFar(i - 1);
            }
        }
        return Optional.empty();
    }

    private Optional<Commands> enclosingFar(int from) {
        for (int i = from; i >= Math.max(0, from - 50); i--) {
            if (stack.get(i) instanceof Commands commands
                    && (commands.owner.kind.substitutes() || i == 0)) {
                return Optional.of(commands);
            }
        }
        return Optional.empty();
    }

    boolean inBackquote() {
        return stack.size() > 1
                && enclosing(stack.size() - 2)
                        .filter(commands -> commands.owner.kind == Node.Kind.BACKQUOTE)
                        .isPresent();
    }

    // Words.

    void startWord() {
        stack.add(new Letters(at));
    }

    void comment() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 || end > limit ? limit : end;
        if (stack.getLast() instanceof Commands commands
                && commands.owner.kind == Node.Kind.BACKQUOTE) {
            int quote = text.indexOf('`', at);
            stop = quote >= 0 && quote < stop ? quote : stop;
        }
        at = stop;
    }

    void endCommand(Commands commands) {
        if (!commands.operator.isEmpty()) {
            mark(commands.operatorStart);
            commands.operator = "";
        }
        commands.current = Optional.empty();
    }

    void skipSingleQuoted() {
        int close = text.indexOf('\'', at + 1);
        at = close < 0 || close >= limit ? limit : close + 1;
    }
}
