package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Commands.Part;
import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a shell text. It keeps a stack of its own, so that no depth of nesting exhausts the
 * machine's, and looks at each character once.
 */
final class ScriptReader {
    /** In what is nested deeper than this, commands are no longer told. */
    private static final int TOLD_DEPTH = 60;

    private final Excerpt excerpt;
    private final String text;
    private final List<Frame> stack = new ArrayList<>();
    private final List<Heredoc> heredocs = new ArrayList<>();
    private final List<Span> unreadable = new ArrayList<>();
    private final Node root;
    private int limit;
    private int at;

    /** A here-document whose body has not been reached. */
    private record Heredoc(String delimiter, boolean chomps, boolean plain, Node owner) {}

    ScriptReader(Excerpt excerpt) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        this.limit = text.length();
        var list = new AndOr();
        this.root =
                new Node(
                        Node.Kind.SCRIPT,
                        0,
                        list,
                        0,
                        new Pipeline(Optional.empty(), 0),
                        0,
                        Context.Joint.FIRST);
    }

    /** The tree of the text. */
    Node read() {
        stack.add(new Commands(root, Part.BODY));
        while (!stack.isEmpty()) {
            if (at >= limit) {
                close();
                continue;
            }
            switch (stack.getLast()) {
                case Commands commands -> step(commands);
                case Letters word -> step(word);
                case Frame.Quote quote -> step(quote);
                case Frame.Parameter parameter -> step(parameter);
                case Frame.Arithmetic arithmetic -> step(arithmetic);
                case Frame.Bracket _ -> inBracket();
                case Frame.Array _ -> inArray();
                case Frame.Test _ -> inTest();
                case Frame.Body _ -> inBody();
            }
        }
        return root;
    }

    List<Span> unreadable() {
        return unreadable;
    }

    private char peek(int ahead) {
        return at + ahead < limit ? text.charAt(at + ahead) : '\0';
    }

    private void pop() {
        stack.removeLast();
    }

    /** Ends what is open where the text ends. */
    private void close() {
        switch (stack.getLast()) {
            case Letters word -> endWord(word);
            case Commands commands -> {
                endCommand(commands);
                if (stack.size() > 1) {
                    mark(commands.owner.start);
                    leave(commands);
                } else {
                    pop();
                }
            }
            case Frame.Body body -> {
                pop();
                limit = body.limit();
                at = body.resume();
            }
            case Frame.Quote _, Frame.Parameter _, Frame.Arithmetic _, Frame.Bracket _ -> {
                mark(Math.max(0, limit - 1));
                pop();
            }
            case Frame.Array _, Frame.Test _ -> {
                mark(Math.max(0, limit - 1));
                pop();
            }
        }
    }

    private void mark(int from) {
        if (unreadable.size() < 100 && from < text.length()) {
            unreadable.add(excerpt.span(from, Math.min(limit, from + 1)));
        }
    }

    // Lists of commands.

    private void step(Commands commands) {
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\r' -> at++;
            case '\\' -> {
                if (!continues()) {
                    startWord();
                }
            }
            case '\n' -> newline(commands);
            case '#' -> comment();
            case ';' -> semicolon(commands);
            case '&' -> ampersand(commands);
            case '|' -> pipe(commands);
            case '(' -> open(commands);
            case ')' -> closing(commands);
            case '<', '>' -> redirect(commands, at, -1);
            case '`' -> backquote(commands);
            default -> startWord();
        }
    }

    /** Ends a substitution in backquotes, with what is not ended in it, or begins one. */
    private void backquote(Commands commands) {
        if (commands.owner.kind == Node.Kind.BACKQUOTE) {
            at++;
            endCommand(commands);
            leave(commands);
        } else if (enclosing(stack.size() - 1)
                .filter(outer -> outer.owner.kind == Node.Kind.BACKQUOTE)
                .isPresent()) {
            mark(commands.owner.start);
            endCommand(commands);
            leave(commands);
        } else {
            startWord();
        }
    }

    /** Skips a backslash with the line break after it; they mean nothing. */
    private boolean continues() {
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

    private void comment() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 || end > limit ? limit : end;
        if (stack.getLast() instanceof Commands commands
                && commands.owner.kind == Node.Kind.BACKQUOTE) {
            int quote = text.indexOf('`', at);
            stop = quote >= 0 && quote < stop ? quote : stop;
        }
        at = stop;
    }

    private void newline(Commands commands) {
        at++;
        commands.headClosed = true;
        if (commands.part != Part.PATTERN && commands.current.isPresent()) {
            endCommand(commands);
            commands.nextPipeline(Context.Joint.THEN);
        }
        bodies();
    }

    private void semicolon(Commands commands) {
        if (commands.part == Part.HEAD) {
            at++;
            endCommand(commands);
            commands.headClosed = true;
            return;
        }
        int length = peek(1) == ';' ? peek(2) == '&' ? 3 : 2 : peek(1) == '&' ? 2 : 1;
        endCommand(commands);
        at += length;
        if (length > 1 && commands.owner.kind == Node.Kind.CASE) {
            commands.part = Part.PATTERN;
        }
        commands.nextPipeline(Context.Joint.THEN);
    }

    private void ampersand(Commands commands) {
        if (peek(1) == '>') {
            redirect(commands, at, -1);
            return;
        }
        boolean and = peek(1) == '&';
        at += and ? 2 : 1;
        endCommand(commands);
        if (!and) {
            commands.list.toBackground();
        }
        commands.nextPipeline(and ? Context.Joint.AND : Context.Joint.BACKGROUND);
    }

    private void pipe(Commands commands) {
        if (commands.part == Part.PATTERN) {
            at++;
            return;
        }
        boolean or = peek(1) == '|';
        at += or || peek(1) == '&' ? 2 : 1;
        endCommand(commands);
        if (or) {
            commands.nextPipeline(Context.Joint.OR);
        } else {
            commands.element = commands.pipeline.next();
            commands.joint = Context.Joint.PIPE;
        }
    }

    private void open(Commands commands) {
        if (commands.part == Part.PATTERN) {
            at++;
            return;
        }
        var current = commands.current;
        if (current.isEmpty() || commands.part == Part.HEAD) {
            if (peek(1) == '(' && isArithmetic(at)) {
                var node = begin(commands, Node.Kind.TEST);
                at += 2;
                commands.headClosed = true;
                commands.current = Optional.of(node);
                stack.add(new Frame.Arithmetic());
                return;
            }
            enter(commands, Node.Kind.SUBSHELL, Part.BODY);
            at++;
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
            at = close + 1;
            return;
        }
        mark(at);
        at++;
    }

    /** Where the bracket closes that opens here and holds nothing; -1 where it holds something. */
    private int closingOfFunction() {
        int index = at + 1;
        while (index < limit && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        return index < limit && text.charAt(index) == ')' ? index : -1;
    }

    private void closing(Commands commands) {
        switch (commands.owner.kind) {
            case SUBSHELL, SUBSTITUTION, PROCESS -> {
                at++;
                endCommand(commands);
                leave(commands);
            }
            case CASE -> {
                at++;
                if (commands.part == Part.PATTERN) {
                    commands.current = Optional.empty();
                    commands.part = Part.BODY;
                    commands.nextPipeline(Context.Joint.FIRST);
                } else {
                    mark(at - 1);
                }
            }
            case SCRIPT, SIMPLE, GROUP, IF, LOOP, FOR, TEST, BACKQUOTE -> {
                if (hasOpenBracket()) {
                    endCommand(commands);
                    mark(commands.owner.start);
                    leave(commands);
                } else {
                    mark(at);
                    at++;
                    endCommand(commands);
                    commands.nextPipeline(Context.Joint.THEN);
                }
            }
        }
    }

    /** Whether some list on the stack ends at a round bracket, up to a boundary near enough. */
    private boolean hasOpenBracket() {
        for (int i = stack.size() - 1; i >= Math.max(0, stack.size() - 50); i--) {
            if (stack.get(i) instanceof Commands commands) {
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

    private Node begin(Commands commands, Node.Kind kind) {
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
    private void enter(Commands commands, Node.Kind kind, Part part) {
        var node = begin(commands, kind);
        commands.current = Optional.of(node);
        stack.add(new Commands(node, part));
    }

    /** Opens a substitution in a word; it belongs to the command whose word it is. */
    private void substitute(Node.Kind kind) {
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

    private void leave(Commands commands) {
        commands.owner.end = at;
        pop();
    }

    private void endCommand(Commands commands) {
        if (!commands.operator.isEmpty()) {
            mark(commands.operatorStart);
            commands.operator = "";
        }
        commands.current = Optional.empty();
    }

    // Redirections.

    private void redirect(Commands commands, int start, int descriptor) {
        if ((text.charAt(at) == '<' || text.charAt(at) == '>') && peek(1) == '(') {
            if (descriptor < 0) {
                startWord();
                return;
            }
        }
        var operator = operator();
        if (commands.current.isEmpty()) {
            int here = at;
            at = start;
            commands.current = Optional.of(begin(commands, Node.Kind.SIMPLE));
            at = here;
        }
        if (!commands.operator.isEmpty()) {
            mark(commands.operatorStart);
        }
        at += operator.length();
        commands.operator = operator;
        commands.operatorStart = start;
        commands.descriptor = descriptor;
    }

    private String operator() {
        for (var each : OPERATORS) {
            if (text.startsWith(each, at) && at + each.length() <= limit) {
                return each;
            }
        }
        return text.substring(at, at + 1);
    }

    private static final List<String> OPERATORS =
            List.of("<<<", "<<-", "&>>", "<<", ">>", "&>", "<&", ">&", ">|", "<>", "<", ">");

    private void redirected(Commands commands, Node node, Word target, Letters letters) {
        var span = excerpt.span(commands.operatorStart, at);
        var redirection = new Redirection(span, commands.operator, commands.descriptor, target);
        node.redirections = Node.with(node.redirections, redirection);
        if (redirection.isHeredoc()) {
            heredocs.add(
                    new Heredoc(
                            target.value(), commands.operator.equals("<<-"), letters.quoted, node));
        }
        commands.operator = "";
    }

    /** Passes over the bodies of here-documents, which begin on this line. */
    private void bodies() {
        if (heredocs.isEmpty()) {
            return;
        }
        var pending = List.copyOf(heredocs);
        heredocs.clear();
        var bodies = new ArrayList<Frame.Body>();
        int from = at;
        for (var each : pending) {
            int start = from;
            int end = start;
            boolean ended = false;
            while (from < limit && !ended) {
                int newline = text.indexOf('\n', from);
                int stop = newline < 0 || newline > limit ? limit : newline;
                ended = isDelimiter(each, from, stop);
                if (!ended) {
                    end = Math.min(limit, stop + 1);
                }
                from = Math.min(limit, stop + 1);
            }
            each.owner().bodyStart = start;
            each.owner().bodyEnd = end;
            if (!each.plain()) {
                bodies.add(new Frame.Body(start, end, 0, 0, each.owner()));
            }
        }
        int resume = from;
        at = resume;
        for (var body : bodies.reversed()) {
            if (expands(body.start(), body.end())) {
                stack.add(new Frame.Body(body.start(), body.end(), at, limit, body.owner()));
                at = body.start();
                limit = body.end();
            }
        }
    }

    private boolean isDelimiter(Heredoc heredoc, int from, int stop) {
        int start = from;
        int end = stop > from && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
        while (heredoc.chomps() && start < end && text.charAt(start) == '\t') {
            start++;
        }
        return end - start == heredoc.delimiter().length()
                && text.startsWith(heredoc.delimiter(), start);
    }

    private boolean expands(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '`' || text.charAt(i) == '$') {
                return true;
            }
        }
        return false;
    }

    private void inBody() {
        char c = text.charAt(at);
        if (c == '\\') {
            at = Math.min(limit, at + 2);
        } else if (c == '$') {
            dollar(Optional.empty(), true);
        } else if (c == '`') {
            at++;
            substitute(Node.Kind.BACKQUOTE);
        } else {
            at++;
        }
    }

    // Words.

    private void startWord() {
        stack.add(new Letters(at));
    }

    private void step(Letters word) {
        int plain = at;
        while (plain < limit && Letter.isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain > at) {
            word.value.append(text, at, plain);
            at = plain;
            return;
        }
        char c = text.charAt(at);
        switch (c) {
            case ' ', '\t', '\n', ';', '&', '|' -> endWord(word);
            case '\r' -> {
                if (peek(1) == '\n' || at + 1 == limit) {
                    endWord(word);
                } else {
                    letter(word, c);
                }
            }
            case '(', ')' -> bracket(word, c);
            case '<', '>' -> angle(word, c);
            case '\'' -> singleQuoted(word);
            case '"' -> {
                at++;
                word.quoted = true;
                stack.add(new Frame.Quote(Optional.of(word)));
            }
            case '\\' -> escaped(word);
            case '$' -> dollar(Optional.of(word), false);
            case '`' -> {
                if (inBackquote()) {
                    endWord(word);
                } else {
                    at++;
                    word.known = false;
                    substitute(Node.Kind.BACKQUOTE);
                }
            }
            default -> letter(word, c);
        }
    }

    private void letter(Letters word, char c) {
        word.value.append(c);
        at++;
    }

    private boolean inBackquote() {
        return stack.size() > 1
                && enclosing(stack.size() - 2)
                        .filter(commands -> commands.owner.kind == Node.Kind.BACKQUOTE)
                        .isPresent();
    }

    private Optional<Commands> enclosing(int from) {
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

    /** A bracket ends a word, but for {@code a=(} and patterns such as {@code @(a|b)}. */
    private void bracket(Letters word, char c) {
        boolean array =
                c == '('
                        && at > word.start
                        && text.charAt(at - 1) == '='
                        && Letter.assignment(text, word.start, at) == at;
        if (array) {
            at++;
            word.known = false;
            stack.add(new Frame.Array());
            return;
        }
        boolean pattern = c == '(' && at > word.start && "?*+@!".indexOf(text.charAt(at - 1)) >= 0;
        if (pattern) {
            int end = closingOfPattern();
            if (end > 0) {
                word.known = false;
                word.value.append(text, at, end);
                at = end;
                return;
            }
        }
        endWord(word);
    }

    /** Where a pattern such as {@code @(a|b)} ends, if it does on this line. */
    private int closingOfPattern() {
        int open = 0;
        for (int i = at; i < Math.min(limit, at + 1000); i++) {
            char c = text.charAt(i);
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
        if (at == word.start && peek(1) == '(') {
            at += 2;
            word.known = false;
            substitute(Node.Kind.PROCESS);
            return;
        }
        boolean number = !word.quoted && word.known && at - word.start <= 4 && at > word.start;
        for (int i = word.start; number && i < at; i++) {
            number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (number
                && stack.get(stack.size() - 2) instanceof Commands commands
                && commands.operator.isEmpty()) {
            pop();
            redirect(commands, word.start, Integer.parseInt(text.substring(word.start, at)));
        } else if ((c == '<' || c == '>') && peek(1) == '(') {
            at += 2;
            word.known = false;
            substitute(Node.Kind.PROCESS);
        } else {
            endWord(word);
        }
    }

    private void singleQuoted(Letters word) {
        int close = text.indexOf('\'', at + 1);
        int end = close < 0 || close >= limit ? limit : close;
        if (end == limit) {
            mark(at);
        }
        word.value.append(text, at + 1, end);
        word.quoted = true;
        at = Math.min(limit, end + 1);
    }

    private void escaped(Letters word) {
        if (continues()) {
            return;
        }
        word.quoted = true;
        if (at + 1 < limit) {
            word.value.append(text.charAt(at + 1));
            at += 2;
        } else {
            word.value.append('\\');
            at++;
        }
    }

    /** An expansion, in a word or elsewhere. */
    private void dollar(Optional<Letters> word, boolean quoted) {
        char next = peek(1);
        switch (next) {
            case '(' -> {
                word.ifPresent(each -> each.known = false);
                if (peek(2) == '(' && isArithmetic(at + 1)) {
                    at += 3;
                    stack.add(new Frame.Arithmetic());
                } else {
                    at += 2;
                    substitute(Node.Kind.SUBSTITUTION);
                }
            }
            case '{' -> {
                word.ifPresent(each -> each.known = false);
                at += 2;
                stack.add(new Frame.Parameter(quoted));
            }
            case '[' -> {
                word.ifPresent(each -> each.known = false);
                at += 2;
                stack.add(new Frame.Bracket());
            }
            case '\'' -> {
                if (quoted) {
                    word.ifPresent(each -> each.value.append('$'));
                    at++;
                } else {
                    word.ifPresent(each -> each.known = false);
                    at += 2;
                    dollarQuoted();
                }
            }
            case '"' -> {
                if (quoted) {
                    word.ifPresent(each -> each.value.append('$'));
                }
                at++;
            }
            default -> parameter(word);
        }
    }

    /** Whether two brackets open an arithmetic expression: they close together. */
    private boolean isArithmetic(int start) {
        int open = 0;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
                if (open == 1) {
                    return i + 1 < limit && text.charAt(i + 1) == ')';
                }
            } else if (i - start > 2000) {
                return true;
            }
        }
        return true;
    }

    private void parameter(Optional<Letters> word) {
        int end = at + 1;
        if (end < limit && "@*#?-$!0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        } else {
            while (end < limit && Letter.inName(text.charAt(end))) {
                end++;
            }
        }
        if (end == at + 1) {
            word.ifPresent(each -> each.value.append('$'));
        } else {
            word.ifPresent(each -> each.known = false);
        }
        at = end;
    }

    /** The rest of {@code $'...'}, in which a backslash escapes. */
    private void dollarQuoted() {
        while (at < limit && text.charAt(at) != '\'') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(limit, at + 1);
    }

    private void step(Frame.Quote quote) {
        char c = text.charAt(at);
        switch (c) {
            case '"' -> {
                at++;
                pop();
            }
            case '\\' -> {
                if (continues()) {
                    return;
                }
                char next = peek(1);
                boolean escapes = next == '$' || next == '`' || next == '"' || next == '\\';
                quote.word()
                        .ifPresent(word -> {
                            if (escapes) {
                                word.value.append(next);
                            } else {
                                word.value.append('\\');
                                if (at + 1 < limit) {
                                    word.value.append(next);
                                }
                            }
                        });
                at = Math.min(limit, at + 2);
            }
            case '$' -> dollar(quote.word(), true);
            case '`' -> {
                if (inBackquote()) {
                    mark(at);
                    pop();
                } else {
                    at++;
                    quote.word().ifPresent(word -> word.known = false);
                    substitute(Node.Kind.BACKQUOTE);
                }
            }
            default -> {
                int end = at + 1;
                while (end < limit && Letter.isPlainInQuotes(text.charAt(end))) {
                    end++;
                }
                int from = at;
                int to = end;
                quote.word().ifPresent(word -> word.value.append(text, from, to));
                at = end;
            }
        }
    }

    private void step(Frame.Parameter parameter) {
        char c = text.charAt(at);
        switch (c) {
            case '}' -> {
                at++;
                pop();
            }
            case '\\' -> at = Math.min(limit, at + 2);
            case '\'' -> {
                if (parameter.quoted()) {
                    at++;
                } else {
                    skipSingleQuoted();
                }
            }
            case '"' -> {
                at++;
                stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), parameter.quoted());
            case '`' -> backquoteElsewhere();
            default -> at++;
        }
    }

    private void skipSingleQuoted() {
        int close = text.indexOf('\'', at + 1);
        at = close < 0 || close >= limit ? limit : close + 1;
    }

    private void backquoteElsewhere() {
        if (inBackquote()) {
            mark(at);
            pop();
        } else {
            at++;
            substitute(Node.Kind.BACKQUOTE);
        }
    }

    private void step(Frame.Arithmetic arithmetic) {
        char c = text.charAt(at);
        switch (c) {
            case '(' -> {
                arithmetic.open++;
                at++;
            }
            case ')' -> {
                if (arithmetic.open > 0) {
                    arithmetic.open--;
                    at++;
                } else {
                    at += peek(1) == ')' ? 2 : 1;
                    pop();
                }
            }
            case '\\' -> at = Math.min(limit, at + 2);
            case '\'' -> skipSingleQuoted();
            case '"' -> {
                at++;
                stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            default -> at++;
        }
    }

    private void inBracket() {
        switch (text.charAt(at)) {
            case ']' -> {
                at++;
                pop();
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            default -> at++;
        }
    }

    /** The words of an array are of no interest, what is substituted in them is. */
    private void inArray() {
        switch (text.charAt(at)) {
            case ')' -> {
                at++;
                pop();
            }
            case '#' -> {
                if (Letter.isBlank(text.charAt(at - 1)) || text.charAt(at - 1) == '(') {
                    comment();
                } else {
                    at++;
                }
            }
            case '\n' -> {
                at++;
                bodies();
            }
            default -> inExpression();
        }
    }

    /** One character, quote or expansion of a text that is not told apart into words. */
    private void inExpression() {
        switch (text.charAt(at)) {
            case '\\' -> at = Math.min(limit, at + 2);
            case '\'' -> skipSingleQuoted();
            case '"' -> {
                at++;
                stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            case '<', '>' -> {
                if (peek(1) == '(') {
                    at += 2;
                    substitute(Node.Kind.PROCESS);
                } else {
                    at++;
                }
            }
            default -> at++;
        }
    }

    private void inTest() {
        boolean ends =
                text.charAt(at) == ']'
                        && peek(1) == ']'
                        && Letter.isBlank(text.charAt(at - 1))
                        && (at + 2 >= limit || Letter.endsWord(text.charAt(at + 2)));
        if (ends) {
            at += 2;
            pop();
        } else if (text.charAt(at) == '\n') {
            at++;
            bodies();
        } else {
            inExpression();
        }
    }

    // What a finished word means.

    private void endWord(Letters letters) {
        pop();
        if (at == letters.start) {
            mark(at);
            at++;
            return;
        }
        if (stack.getLast() instanceof Commands commands) {
            accept(commands, letters);
        }
    }

    private Word word(Letters letters) {
        return new Word(
                excerpt.span(letters.start, at),
                text,
                letters.start,
                at,
                letters.known ? Optional.of(letters.value.toString()) : Optional.empty());
    }

    private void accept(Commands commands, Letters letters) {
        if (!commands.operator.isEmpty()) {
            var node = commands.current.orElseGet(() -> begin(commands, Node.Kind.SIMPLE));
            commands.current = Optional.of(node);
            redirected(commands, node, word(letters), letters);
            return;
        }
        switch (commands.part) {
            case PATTERN -> pattern(commands, letters);
            case HEAD -> head(commands, letters);
            case BODY, CONDITION -> {
                boolean first =
                        commands.current.filter(node -> node.kind == Node.Kind.SIMPLE).isEmpty();
                boolean reserved =
                        first
                                && !letters.quoted
                                && letters.known
                                && Letter.mayBeReserved(text, letters.start, at)
                                && reserved(commands, letters);
                if (!reserved) {
                    simple(commands, letters);
                }
            }
        }
    }

    private void pattern(Commands commands, Letters letters) {
        if (!letters.quoted && letters.known && letters.value.toString().equals("esac")) {
            commands.current = Optional.empty();
            leave(commands);
        }
    }

    /** The words after {@code for}, {@code select} and {@code case}. */
    private void head(Commands commands, Letters letters) {
        if (letters.quoted || !letters.known) {
            return;
        }
        switch (letters.value.toString()) {
            case "in" -> {
                if (commands.owner.kind == Node.Kind.CASE) {
                    commands.current = Optional.empty();
                    commands.part = Part.PATTERN;
                }
            }
            case "do", "{" -> {
                boolean begins =
                        commands.owner.kind == Node.Kind.FOR
                                && (commands.headClosed || isSecondWord(commands, letters));
                if (begins) {
                    commands.current = Optional.empty();
                    commands.part = Part.BODY;
                    commands.nextPipeline(Context.Joint.FIRST);
                }
            }
            default -> {}
        }
    }

    /** {@code for x do}: the second word after {@code for}. */
    private boolean isSecondWord(Commands commands, Letters letters) {
        int words = 0;
        boolean inWord = false;
        for (int i = commands.owner.start; i < letters.start && words < 4; i++) {
            boolean blank = Letter.isBlank(text.charAt(i));
            if (!blank && !inWord) {
                words++;
            }
            inWord = !blank;
        }
        return words == 2;
    }

    private boolean reserved(Commands commands, Letters letters) {
        var value = letters.value.toString();
        switch (value) {
            case "!" -> {
                commands.negated = !commands.negated;
                return true;
            }
            case "time" -> timed();
            case "{" -> openAt(commands, letters, Node.Kind.GROUP, Part.BODY);
            case "if" -> openAt(commands, letters, Node.Kind.IF, Part.CONDITION);
            case "while", "until" -> openAt(commands, letters, Node.Kind.LOOP, Part.CONDITION);
            case "for", "select" -> openAt(commands, letters, Node.Kind.FOR, Part.HEAD);
            case "case" -> openAt(commands, letters, Node.Kind.CASE, Part.HEAD);
            case "[[" -> {
                int end = at;
                at = letters.start;
                commands.current = Optional.of(begin(commands, Node.Kind.TEST));
                at = end;
                stack.add(new Frame.Test());
            }
            case "function" -> function(commands);
            case "then" -> next(commands, Node.Kind.IF, Part.BODY, letters);
            case "elif" -> next(commands, Node.Kind.IF, Part.CONDITION, letters);
            case "else" -> next(commands, Node.Kind.IF, Part.BODY, letters);
            case "do" -> next(commands, Node.Kind.LOOP, Part.BODY, letters);
            case "fi" -> ends(commands, letters, Node.Kind.IF);
            case "done" -> {
                var kind = commands.owner.kind == Node.Kind.FOR ? Node.Kind.FOR : Node.Kind.LOOP;
                ends(commands, letters, kind);
            }
            case "esac" -> ends(commands, letters, Node.Kind.CASE);
            case "}" -> ends(commands, letters, braceOwner(commands));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code for ...; { ...; }} ends at a brace too. */
    private static Node.Kind braceOwner(Commands commands) {
        return commands.owner.kind == Node.Kind.FOR ? Node.Kind.FOR : Node.Kind.GROUP;
    }

    /** {@code time} with its {@code -p} is no part of the command. */
    private void timed() {
        int index = at;
        while (index < limit && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        if (text.startsWith("-p", index)
                && (index + 2 >= limit || Letter.isBlank(text.charAt(index + 2)))) {
            at = Math.min(limit, index + 2);
        }
    }

    private void openAt(Commands commands, Letters letters, Node.Kind kind, Part part) {
        int end = at;
        at = letters.start;
        enter(commands, kind, part);
        at = end;
    }

    /** {@code function name [()]}. */
    private void function(Commands commands) {
        int index = at;
        while (index < limit && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        while (index < limit && !Letter.endsWord(text.charAt(index))) {
            index++;
        }
        at = index;
        while (index < limit && (text.charAt(index) == ' ' || text.charAt(index) == '\t')) {
            index++;
        }
        if (index < limit && text.charAt(index) == '(') {
            at = index;
            int close = closingOfFunction();
            at = close < 0 ? at : close + 1;
        }
        commands.functionNext = true;
    }

    private void next(Commands commands, Node.Kind kind, Part part, Letters letters) {
        if (commands.owner.kind == kind) {
            endCommand(commands);
            commands.part = part;
            commands.nextPipeline(Context.Joint.FIRST);
        } else {
            mark(letters.start);
        }
    }

    private void ends(Commands commands, Letters letters, Node.Kind kind) {
        if (commands.owner.kind == kind) {
            endCommand(commands);
            leave(commands);
        } else {
            mark(letters.start);
        }
    }

    private void simple(Commands commands, Letters letters) {
        var current = commands.current;
        if (current.isEmpty()) {
            int end = at;
            at = letters.start;
            current = Optional.of(begin(commands, Node.Kind.SIMPLE));
            at = end;
            commands.current = current;
        }
        var node = current.get();
        node.end = at;
        if (node.kind != Node.Kind.SIMPLE) {
            mark(letters.start);
            return;
        }
        int equals = node.words.isEmpty() ? Letter.assignment(text, letters.start, at) : -1;
        if (equals > 0) {
            node.assignments = Node.with(node.assignments, assignment(letters, equals));
        } else {
            node.words = Node.with(node.words, word(letters));
        }
    }

    private Assignment assignment(Letters letters, int value) {
        int nameEnd = letters.start;
        while (Letter.inName(text.charAt(nameEnd))) {
            nameEnd++;
        }
        var name = text.substring(letters.start, nameEnd);
        Optional<String> literal =
                letters.known
                        ? Optional.of(
                                letters.value.substring(
                                        Math.min(value - letters.start, letters.value.length())))
                        : Optional.empty();
        var word = new Word(excerpt.span(value, at), text, value, at, literal);
        return new Assignment(excerpt.span(letters.start, at), name, word);
    }
}
