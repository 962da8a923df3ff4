package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Enclosed;

import java.util.Optional;

/** Passes over what stands in brackets of its own and is no list of commands, such as a test. */
final class EnclosedSteps {
    private final Reading in;
    private final ExpansionSteps expansions;
    private final HeredocSteps heredocs;

    EnclosedSteps(Reading in, ExpansionSteps expansions, HeredocSteps heredocs) {
        this.in = in;
        this.expansions = expansions;
        this.heredocs = heredocs;
    }

    void step(Enclosed stretch) {
        switch (stretch.kind) {
            case PARAMETER -> {
                if (!closes('}')) {
                    letter(stretch);
                }
            }
            case ARITHMETIC -> {
                if (in.sees("))", 0) && stretch.open == 0) {
                    in.at += 2;
                    in.pop();
                } else {
                    nested(stretch, '(', ')');
                }
            }
            case OLD_ARITHMETIC -> nested(stretch, '[', ']');
            case PATTERN -> nested(stretch, '(', ')');
            case SUBSCRIPT -> {
                if (in.isLineEnd()) {
                    in.mark(in.at);
                    in.pop();
                } else {
                    nested(stretch, '[', ']');
                }
            }
            case TEST -> test(stretch);
        }
    }

    private boolean closes(char bracket) {
        boolean closes = in.text.charAt(in.at) == bracket;
        if (closes) {
            in.at++;
            in.pop();
        }
        return closes;
    }

    private void nested(Enclosed stretch, char opening, char closing) {
        char c = in.text.charAt(in.at);
        if (c == opening) {
            stretch.open++;
            in.at++;
        } else if (c == closing && stretch.open > 0) {
            stretch.open--;
            in.at++;
        } else if (!closes(closing)) {
            letter(stretch);
        }
    }

    private void test(Enclosed stretch) {
        boolean first = Letter.endsWord(in.text.charAt(in.at - 1));
        boolean ends = first && in.sees("]]", 0);
        if (ends && (in.at + 2 == in.limit || endsWord(in.at + 2))) {
            in.at += 2;
            in.pop();
        } else if (in.isLineEnd()) {
            in.at += in.peek(0) == '\r' ? 2 : 1;
            heredocs.bodies();
        } else if (in.text.charAt(in.at) == '#' && Letter.isBlank(in.text.charAt(in.at - 1))) {
            in.comment();
        } else {
            letter(stretch);
        }
    }

    private boolean endsWord(int at) {
        char c = in.text.charAt(at);
        return Letter.endsWord(c)
                || (c == '\\'
                        && (in.text.startsWith("\n", at + 1)
                                || in.text.startsWith("\r\n", at + 1)));
    }

    /** One letter, quote or expansion. */
    private void letter(Enclosed stretch) {
        char c = in.text.charAt(in.at);
        switch (c) {
            case '\\' -> {
                if (!expansions.continues()) {
                    in.skip(2);
                }
            }
            case '\'' -> {
                boolean isLetter = stretch.quoted || stretch.kind == Enclosed.Kind.ARITHMETIC;
                in.at = isLetter ? in.at + 1 : in.singleQuotedEnd();
            }
            case '"' -> {
                in.at++;
                in.push(new Frame.Quote(Optional.empty()));
            }
            case '$' -> expansions.dollar(Optional.empty(), stretch.quoted);
            case '`' -> expansions.backquote(Optional.empty(), stretch.quoted);
            case '<', '>' -> {
                if (stretch.kind == Enclosed.Kind.TEST && in.peek(1) == '(') {
                    int start = in.at;
                    in.at += 2;
                    in.substitute(Node.Kind.PROCESS, start);
                } else {
                    in.at++;
                }
            }
            default -> in.at++;
        }
    }
}
