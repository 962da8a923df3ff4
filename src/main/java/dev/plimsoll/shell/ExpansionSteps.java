package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Letters;

import java.util.Optional;

/** Reads expansions and what may hold them: quotes, braces, arithmetic, tests. */
final class ExpansionSteps {
    private final Reading in;
    private final Bodies bodies;

    ExpansionSteps(Reading in, Bodies bodies) {
        this.in = in;
        this.bodies = bodies;
    }

    /** An expansion, in a word or elsewhere. */
    void dollar(Optional<Letters> word, boolean quoted) {
        char next = in.peek(1);
        switch (next) {
            case '(' -> {
                word.ifPresent(each -> each.known = false);
                if (in.peek(2) == '(' && isArithmetic(in.at + 1)) {
                    in.at += 3;
                    in.stack.add(new Frame.Arithmetic());
                } else {
                    in.at += 2;
                    in.substitute(Node.Kind.SUBSTITUTION);
                }
            }
            case '{' -> {
                word.ifPresent(each -> each.known = false);
                in.at += 2;
                in.stack.add(new Frame.Parameter(quoted));
            }
            case '[' -> {
                word.ifPresent(each -> each.known = false);
                in.at += 2;
                in.stack.add(new Frame.Bracket());
            }
            case '\'' -> {
                if (quoted) {
                    word.ifPresent(each -> each.value.append('$'));
                    in.at++;
                } else {
                    word.ifPresent(each -> each.known = false);
                    in.at += 2;
                    dollarQuoted();
                }
            }
            case '"' -> {
                if (quoted) {
                    word.ifPresent(each -> each.value.append('$'));
                }
                in.at++;
            }
            default -> parameter(word);
        }
    }

    /** Whether two brackets open an arithmetic expression: they close together. */
    boolean isArithmetic(int start) {
        int open = 0;
        for (int i = start; i < in.limit; i++) {
            char c = in.text.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
                if (open == 1) {
                    return i + 1 < in.limit && in.text.charAt(i + 1) == ')';
                }
            } else if (i - start > 2000) {
                return true;
            }
        }
        return true;
    }

    private void parameter(Optional<Letters> word) {
        int end = in.at + 1;
        if (end < in.limit && "@*#?-$!0123456789".indexOf(in.text.charAt(end)) >= 0) {
            end++;
        } else {
            while (end < in.limit && Letter.inName(in.text.charAt(end))) {
                end++;
            }
        }
        if (end == in.at + 1) {
            word.ifPresent(each -> each.value.append('$'));
        } else {
            word.ifPresent(each -> each.known = false);
        }
        in.at = end;
    }

    /** The rest of {@code $'...'}, in which a backslash escapes. */
    private void dollarQuoted() {
        while (in.at < in.limit && in.text.charAt(in.at) != '\'') {
            in.at += in.text.charAt(in.at) == '\\' ? 2 : 1;
        }
        in.at = Math.min(in.limit, in.at + 1);
    }

    void step(Frame.Quote quote) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case '"' -> {
                in.at++;
                in.pop();
            }
            case '\\' -> {
                if (in.continues()) {
                    return;
                }
                char next = in.peek(1);
                boolean escapes = next == '$' || next == '`' || next == '"' || next == '\\';
                quote.word()
                        .ifPresent(word -> {
                            if (escapes) {
                                word.value.append(next);
                            } else {
                                word.value.append('\\');
                                if (in.at + 1 < in.limit) {
                                    word.value.append(next);
                                }
                            }
                        });
                in.at = Math.min(in.limit, in.at + 2);
            }
            case '$' -> dollar(quote.word(), true);
            case '`' -> {
                if (in.inBackquote()) {
                    in.mark(in.at);
                    in.pop();
                } else {
                    in.at++;
                    quote.word().ifPresent(word -> word.known = false);
                    in.substitute(Node.Kind.BACKQUOTE);
                }
            }
            default -> {
                int end = in.at + 1;
                while (end < in.limit && Letter.isPlainInQuotes(in.text.charAt(end))) {
                    end++;
                }
                int from = in.at;
                int to = end;
                quote.word().ifPresent(word -> word.value.append(in.text, from, to));
                in.at = end;
            }
        }
    }

    void step(Frame.Parameter parameter) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case '}' -> {
                in.at++;
                in.pop();
            }
            case '\\' -> in.at = Math.min(in.limit, in.at + 2);
            case '\'' -> {
                if (parameter.quoted()) {
                    in.at++;
                } else {
                    in.skipSingleQuoted();
                }
            }
            case '"' -> {
                in.at++;
                in.stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), parameter.quoted());
            case '`' -> backquoteElsewhere();
            default -> in.at++;
        }
    }

    private void backquoteElsewhere() {
        if (in.inBackquote()) {
            in.mark(in.at);
            in.pop();
        } else {
            in.at++;
            in.substitute(Node.Kind.BACKQUOTE);
        }
    }

    void step(Frame.Arithmetic arithmetic) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case '(' -> {
                arithmetic.open++;
                in.at++;
            }
            case ')' -> {
                if (arithmetic.open > 0) {
                    arithmetic.open--;
                    in.at++;
                } else {
                    in.at += in.peek(1) == ')' ? 2 : 1;
                    in.pop();
                }
            }
            case '\\' -> in.at = Math.min(in.limit, in.at + 2);
            case '\'' -> in.skipSingleQuoted();
            case '"' -> {
                in.at++;
                in.stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            default -> in.at++;
        }
    }

    void inBracket() {
        switch (in.text.charAt(in.at)) {
            case ']' -> {
                in.at++;
                in.pop();
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            default -> in.at++;
        }
    }

    /** The words of an array are of no interest, what is substituted in them is. */
    void inArray() {
        switch (in.text.charAt(in.at)) {
            case ')' -> {
                in.at++;
                in.pop();
            }
            case '#' -> {
                if (Letter.isBlank(in.text.charAt(in.at - 1)) || in.text.charAt(in.at - 1) == '(') {
                    in.comment();
                } else {
                    in.at++;
                }
            }
            case '\n' -> {
                in.at++;
                bodies.bodies();
            }
            default -> inExpression();
        }
    }

    /** One character, quote or expansion of a text that is not told apart into words. */
    private void inExpression() {
        switch (in.text.charAt(in.at)) {
            case '\\' -> in.at = Math.min(in.limit, in.at + 2);
            case '\'' -> in.skipSingleQuoted();
            case '"' -> {
                in.at++;
                in.stack.add(new Frame.Quote(Optional.empty()));
            }
            case '$' -> dollar(Optional.empty(), false);
            case '`' -> backquoteElsewhere();
            case '<', '>' -> {
                if (in.peek(1) == '(') {
                    in.at += 2;
                    in.substitute(Node.Kind.PROCESS);
                } else {
                    in.at++;
                }
            }
            default -> in.at++;
        }
    }

    void inTest() {
        boolean ends =
                in.text.charAt(in.at) == ']'
                        && in.peek(1) == ']'
                        && Letter.isBlank(in.text.charAt(in.at - 1))
                        && (in.at + 2 >= in.limit || Letter.endsWord(in.text.charAt(in.at + 2)));
        if (ends) {
            in.at += 2;
            in.pop();
        } else if (in.text.charAt(in.at) == '\n') {
            in.at++;
            bodies.bodies();
        } else {
            inExpression();
        }
    }

    void inBody() {
        char c = in.text.charAt(in.at);
        if (c == '\\') {
            in.at = Math.min(in.limit, in.at + 2);
        } else if (c == '$') {
            dollar(Optional.empty(), true);
        } else if (c == '`') {
            in.at++;
            in.substitute(Node.Kind.BACKQUOTE);
        } else {
            in.at++;
        }
    }
}
