package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits at operators and blanks, quotes respected. */
final class SimpleReader {
    private final Excerpt excerpt;
    private final String text;
    private final List<Command> commands = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private Pipeline pipeline = new Pipeline();
    private Context.Joint joint = Context.Joint.FIRST;

    SimpleReader(Excerpt excerpt) {
        this.excerpt = excerpt;
        this.text = excerpt.text();
        pipeline.next();
    }

    Script read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\n' || c == ';' || c == '&' || c == '|') {
                boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c && c != '\n';
                end(twice ? c == '&' ? Context.Joint.AND : Context.Joint.OR
                        : c == '|' ? Context.Joint.PIPE : Context.Joint.THEN);
                at += twice ? 2 : 1;
            } else {
                at = word(at);
            }
        }
        end(Context.Joint.FIRST);
        return new Script(excerpt.span(), commands, List.of(), List.of());
    }

    private int word(int start) {
        var value = new StringBuilder();
        boolean known = true;
        int at = start;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && " \t\r\n;&|".indexOf(c) >= 0) {
                break;
            }
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                value.append(text.charAt(++at));
            } else {
                known &= quote == '\'' || (c != '$' && c != '`');
                value.append(c);
            }
            at++;
        }
        words.add(
                new Word(
                        excerpt.span(start, at),
                        text.substring(start, at),
                        known ? Optional.of(value.toString()) : Optional.empty()));
        return at;
    }

    private void end(Context.Joint next) {
        if (!words.isEmpty()) {
            var context =
                    new Context(
                            joint, joint == Context.Joint.OR, false, false, false, false, false,
                            false, false, false, 0);
            if (joint != Context.Joint.PIPE) {
                pipeline = new Pipeline();
            }
            pipeline.next();
            var span =
                    new Span(words.getFirst().span().start(), words.getLast().span().end());
            var command = new Command(span, List.of(), words, List.of(), context, pipeline);
            pipeline.add(command);
            commands.add(command);
            words = new ArrayList<>();
        }
        joint = next;
    }
}
