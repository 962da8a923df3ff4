package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Commands;
import dev.plimsoll.shell.Frame.Commands.Part;
import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.List;

/**
 * Reads a shell text. It keeps a stack of its own, so that no depth of nesting exhausts the
 * machine's, and looks at each character once.
 */
final class ScriptReader {
    private final Reading in;
    private final ListSteps lists;
    private final WordSteps words;
    private final ExpansionSteps expansions;

    ScriptReader(Excerpt excerpt) {
        in = new Reading(excerpt);
        var bodies = new Bodies(in);
        expansions = new ExpansionSteps(in, bodies);
        lists = new ListSteps(in, bodies, expansions);
        words = new WordSteps(in, lists, expansions, new CommandSteps(in, lists));
    }

    /** The tree of the text. */
    Node read() {
        in.stack.add(new Commands(in.root, Part.BODY));
        while (!in.stack.isEmpty()) {
            if (in.at >= in.limit) {
                close();
                continue;
            }
            switch (in.stack.getLast()) {
                case Commands commands -> lists.step(commands);
                case Letters word -> words.step(word);
                case Frame.Quote quote -> expansions.step(quote);
                case Frame.Parameter parameter -> expansions.step(parameter);
                case Frame.Arithmetic arithmetic -> expansions.step(arithmetic);
                case Frame.Bracket _ -> expansions.inBracket();
                case Frame.Array _ -> expansions.inArray();
                case Frame.Test _ -> expansions.inTest();
                case Frame.Body _ -> expansions.inBody();
            }
        }
        return in.root;
    }

    List<Span> unreadable() {
        return in.unreadable;
    }

    /** Ends what is open where the text ends. */
    private void close() {
        switch (in.stack.getLast()) {
            case Letters word -> words.endWord(word);
            case Commands commands -> {
                in.endCommand(commands);
                if (in.stack.size() > 1) {
                    in.mark(commands.owner.start);
                    in.leave(commands);
                } else {
                    in.pop();
                }
            }
            case Frame.Body body -> {
                in.pop();
                in.limit = body.limit();
                in.at = body.resume();
            }
            case Frame.Quote _, Frame.Parameter _, Frame.Arithmetic _, Frame.Bracket _ -> {
                in.mark(Math.max(0, in.limit - 1));
                in.pop();
            }
            case Frame.Array _, Frame.Test _ -> {
                in.mark(Math.max(0, in.limit - 1));
                in.pop();
            }
        }
    }
}
