package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Commands.Part;
import dev.plimsoll.shell.Frame.Letters;

import java.util.List;
import java.util.Optional;

/** Reads what stands between the commands of a list: separators, brackets and redirections. */
final class ListSteps {
    private final Reading in;
    private final Bodies bodies;
    private final ExpansionSteps expansions;

    ListSteps(Reading in, Bodies bodies, ExpansionSteps expansions) {
        this.in = in;
        this.bodies = bodies;
        this.expansions = expansions;
    }

    // Lists of commands.

    void step(Commands commands) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case ' ', '\t', '\r' -> in.at++;
            case '\\' -> {
                if (!in.continues()) {
                    in.startWord();
                }
            }
            case '\n' -> newline(commands);
            case '#' -> in.comment();
            case ';' -> semicolon(commands);
            case '&' -> ampersand(commands);
            case '|' -> pipe(commands);
            case '(' -> open(commands);
            case ')' -> closing(commands);
            case '<', '>' -> redirect(commands, in.at, -1);
            case '`' -> backquote(commands);
            default -> in.startWord();
        }
    }

    private void newline(Commands commands) {
        in.at++;
        commands.headClosed = true;
        if (commands.part != Part.PATTERN && commands.current.isPresent()) {
            in.endCommand(commands);
            commands.nextPipeline(Context.Joint.THEN);
        }
        bodies.bodies();
    }

    private void semicolon(Commands commands) {
        if (commands.part == Part.HEAD) {
            in.at++;
            in.endCommand(commands);
            commands.headClosed = true;
            return;
        }
        int length = in.peek(1) == ';' ? in.peek(2) == '&' ? 3 : 2 : in.peek(1) == '&' ? 2 : 1;
        in.endCommand(commands);
        in.at += length;
        if (length > 1 && commands.owner.kind == Node.Kind.CASE) {
            commands.part = Part.PATTERN;
        }
        commands.nextPipeline(Context.Joint.THEN);
    }

    private void ampersand(Commands commands) {
        if (in.peek(1) == '>') {
            redirect(commands, in.at, -1);
            return;
        }
        boolean and = in.peek(1) == '&';
        in.at += and ? 2 : 1;
        in.endCommand(commands);
        if (!and) {
            commands.list.toBackground();
        }
        commands.nextPipeline(and ? Context.Joint.AND : Context.Joint.BACKGROUND);
    }

    private void pipe(Commands commands) {
        if (commands.part == Part.PATTERN) {
            in.at++;
            return;
        }
        boolean or = in.peek(1) == '|';
        in.at += or || in.peek(1) == '&' ? 2 : 1;
        in.endCommand(commands);
        if (or) {
            commands.nextPipeline(Context.Joint.OR);
        } else {
            commands.element = commands.pipeline.next();
            commands.joint = Context.Joint.PIPE;
        }
    }

    private void open(Commands commands) {
        if (commands.part == Part.PATTERN) {
            in.at++;
            return;
        }
        var current = commands.current;
        if (current.isEmpty() || commands.part == Part.HEAD) {
            if (in.peek(1) == '(' && expansions.isArithmetic(in.at)) {
                var node = in.begin(commands, Node.Kind.TEST);
                in.at += 2;
                commands.headClosed = true;
                commands.current = Optional.of(node);
                in.stack.add(new Frame.Arithmetic());
                return;
            }
            in.enter(commands, Node.Kind.SUBSHELL, Part.BODY);
            in.at++;
            return;
        }
        var node = current.get();
        int close = closingOfFunction();
        if (node.kind == Node.Kind.SIMPLE
                && node.words.size() == 1
                && node.assignments.isEmpty()
                && close >= 0) {
            node.words = List.of();
            commands.current = Optional.empty();
            commands.functionNext = true;
            in.at = close + 1;
            return;
        }
        in.mark(in.at);
        in.at++;
    }

    /** Where the bracket closes that opens here and holds nothing; -1 where it holds something. */
    int closingOfFunction() {
        int index = in.at + 1;
        while (index < in.limit
                && (in.text.charAt(index) == ' ' || in.text.charAt(index) == '\t')) {
            index++;
        }
        return index < in.limit && in.text.charAt(index) == ')' ? index : -1;
    }

    private void closing(Commands commands) {
        switch (commands.owner.kind) {
            case SUBSHELL, SUBSTITUTION, PROCESS -> {
                in.at++;
                in.endCommand(commands);
                in.leave(commands);
            }
            case CASE -> {
                in.at++;
                if (commands.part == Part.PATTERN) {
                    commands.current = Optional.empty();
                    commands.part = Part.BODY;
                    commands.nextPipeline(Context.Joint.FIRST);
                } else {
                    in.mark(in.at - 1);
                }
            }
            case SCRIPT, SIMPLE, GROUP, IF, LOOP, FOR, TEST, BACKQUOTE -> {
                if (hasOpenBracket()) {
                    in.endCommand(commands);
                    in.mark(commands.owner.start);
                    in.leave(commands);
                } else {
                    in.mark(in.at);
                    in.at++;
                    in.endCommand(commands);
                    commands.nextPipeline(Context.Joint.THEN);
                }
            }
        }
    }

    /** Whether some list on the stack ends at a round bracket, up to a boundary near enough. */
    private boolean hasOpenBracket() {
        for (int i = in.stack.size() - 1; i >= Math.max(0, in.stack.size() - 50); i--) {
            if (in.stack.get(i) instanceof Commands commands) {
                switch (commands.owner.kind) {
                    case SUBSHELL, SUBSTITUTION, PROCESS -> {
                        return true;
                    }
                    case BACKQUOTE -> {
                        return false;
                    }
                    default -> {}
                }
            }
        }
        return false;
    }

    /** Ends a substitution in backquotes, with what is not ended in it, or begins one. */
    private void backquote(Commands commands) {
        if (commands.owner.kind == Node.Kind.BACKQUOTE) {
            in.at++;
            in.endCommand(commands);
            in.leave(commands);
        } else if (in.enclosing(in.stack.size() - 1)
                .filter(outer -> outer.owner.kind == Node.Kind.BACKQUOTE)
                .isPresent()) {
            in.mark(commands.owner.start);
            in.endCommand(commands);
            in.leave(commands);
        } else {
            in.startWord();
        }
    }

    // Redirections.

    void redirect(Commands commands, int start, int descriptor) {
        if ((in.text.charAt(in.at) == '<' || in.text.charAt(in.at) == '>') && in.peek(1) == '(') {
            if (descriptor < 0) {
                in.startWord();
                return;
            }
        }
        var operator = operator();
        if (commands.current.isEmpty()) {
            int here = in.at;
            in.at = start;
            commands.current = Optional.of(in.begin(commands, Node.Kind.SIMPLE));
            in.at = here;
        }
        if (!commands.operator.isEmpty()) {
            in.mark(commands.operatorStart);
        }
        in.at += operator.length();
        commands.operator = operator;
        commands.operatorStart = start;
        commands.descriptor = descriptor;
    }

    private String operator() {
        for (var each : OPERATORS) {
            if (in.text.startsWith(each, in.at) && in.at + each.length() <= in.limit) {
                return each;
            }
        }
        return in.text.substring(in.at, in.at + 1);
    }

    private static final List<String> OPERATORS =
            List.of("<<<", "<<-", "&>>", "<<", ">>", "&>", "<&", ">&", ">|", "<>", "<", ">");

    void redirected(Commands commands, Node node, Word target, Letters letters) {
        var span = in.excerpt.span(commands.operatorStart, in.at);
        var redirection = new Redirection(span, commands.operator, commands.descriptor, target);
        node.redirections = Node.with(node.redirections, redirection);
        if (redirection.isHeredoc()) {
            in.heredocs.add(
                    new Reading.Heredoc(
                            target.value(), commands.operator.equals("<<-"), letters.quoted, node));
        }
        commands.operator = "";
    }
}
