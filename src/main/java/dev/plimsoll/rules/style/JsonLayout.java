package dev.plimsoll.rules.style;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes JSON with one member a line, two spaces further in than what holds it. */
final class JsonLayout {
    /** What is deeper is for programs: each line of it would begin with a page of blanks. */
    private static final int DEEPEST = 40;

    private static final Pattern SCALAR =
            Pattern.compile(
                    "\"(?:[^\"\\\\\\p{Cntrl}]|\\\\.)*+\"|-?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?"
                        + "|true|false|null");

    /** What may come next. */
    private enum Next {
        VALUE,
        VALUE_OR_END,
        KEY,
        KEY_OR_END,
        COLON,
        COMMA_OR_END,
        NOTHING
    }

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private Next next = Next.VALUE;

    private JsonLayout(String text) {
        this.text = text;
    }

    /** A text laid out, without a line break at its end; empty where it is no JSON. */
    static Optional<String> of(String text) {
        var layout = new JsonLayout(text);
        return layout.write() ? Optional.of(layout.out.toString()) : Optional.empty();
    }

    private boolean write() {
        var scalar = SCALAR.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean fits =
                    switch (c) {
                        case ' ', '\t', '\r', '\n' -> true;
                        case '{', '[' -> begin(c);
                        case '}', ']' -> end(c);
                        case ':' -> colon();
                        case ',' -> comma();
                        default ->
                                scalar.region(at, text.length()).lookingAt()
                                        && value(scalar.group());
                    };
            if (!fits) {
                return false;
            }
            boolean one = " \t\r\n{}[]:,".indexOf(c) >= 0;
            at = one ? at + 1 : scalar.end();
        }
        return next == Next.NOTHING;
    }

    private boolean begin(char bracket) {
        if (!takesValue() || open.size() == DEEPEST) {
            return false;
        }
        out.append(bracket);
        open.push(bracket);
        next = bracket == '{' ? Next.KEY_OR_END : Next.VALUE_OR_END;
        return true;
    }

    private boolean takesValue() {
        boolean takes = next == Next.VALUE || next == Next.VALUE_OR_END;
        if (takes && inList()) {
            newLine();
        }
        return takes;
    }

    private boolean inList() {
        return !open.isEmpty() && open.peek() == '[';
    }

    private boolean end(char bracket) {
        boolean empty = next == Next.KEY_OR_END || next == Next.VALUE_OR_END;
        boolean fits =
                (empty || next == Next.COMMA_OR_END)
                        && !open.isEmpty()
                        && open.peek() == (bracket == '}' ? '{' : '[');
        if (fits) {
            open.pop();
            if (!empty) {
                newLine();
            }
            out.append(bracket);
            valueEnds();
        }
        return fits;
    }

    private boolean colon() {
        boolean fits = next == Next.COLON;
        out.append(": ");
        next = Next.VALUE;
        return fits;
    }

    private boolean comma() {
        boolean fits = next == Next.COMMA_OR_END;
        out.append(',');
        next = inList() ? Next.VALUE : Next.KEY;
        return fits;
    }

    private boolean value(String scalar) {
        if (next == Next.KEY || next == Next.KEY_OR_END) {
            newLine();
            out.append(scalar);
            next = Next.COLON;
            return scalar.startsWith("\"");
        }
        if (!takesValue()) {
            return false;
        }
        out.append(scalar);
        valueEnds();
        return true;
    }

    private void valueEnds() {
        next = open.isEmpty() ? Next.NOTHING : Next.COMMA_OR_END;
    }

    private void newLine() {
        out.append('\n').append("  ".repeat(open.size()));
    }
}
