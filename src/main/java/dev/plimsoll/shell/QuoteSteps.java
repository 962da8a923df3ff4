package dev.plimsoll.shell;

import java.util.Optional;

/** Reads what stands in double quotes, and in here-documents, which are much alike. */
final class QuoteSteps {
    private final Reading in;
    private final ExpansionSteps expansions;

    QuoteSteps(Reading in, ExpansionSteps expansions) {
        this.in = in;
        this.expansions = expansions;
    }

    /** Reads on up to the closing quote, or to what is read by itself. */
    void step(Frame.Quote quote) {
        while (in.at < in.limit && in.top() == quote) {
            switch (in.text.charAt(in.at)) {
                case '"' -> {
                    in.at++;
                    in.pop();
                }
                case '\\' -> escaped(quote);
                case '$' -> expansions.dollar(quote.word, true);
                case '`' -> expansions.backquote(quote.word, true);
                default -> letters(quote);
            }
        }
    }

    private void escaped(Frame.Quote quote) {
        if (expansions.continues()) {
            return;
        }
        char next = in.peek(1);
        boolean escapes = next == '$' || next == '`' || next == '"' || next == '\\';
        int from = escapes ? in.at + 1 : in.at;
        int to = Math.min(in.limit, in.at + 2);
        quote.word.ifPresent(_ -> in.letters.append(in.text, from, to));
        in.at = to;
    }

    private void letters(Frame.Quote quote) {
        int from = in.at;
        int to = from + 1;
        while (to < in.limit && Letter.isPlainInQuotes(in.text.charAt(to))) {
            to++;
        }
        if (quote.word.isPresent()) {
            in.letters.append(in.text, from, to);
        }
        in.at = to;
    }

    /** Reads on in the body of a here-document up to the next expansion. */
    void inBody() {
        char c = in.text.charAt(in.at);
        if (c == '\\') {
            in.skip(2);
        } else if (c == '$') {
            expansions.dollar(Optional.empty(), true);
        } else if (c == '`') {
            expansions.backquote(Optional.empty(), false);
        } else {
            in.at++;
        }
    }
}
