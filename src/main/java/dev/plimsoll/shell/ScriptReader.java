package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Enclosed;
import dev.plimsoll.shell.Frame.Letters;
import dev.plimsoll.source.Excerpt;

import java.util.Set;

/**
 * Reads a text in the language of POSIX shells, with what bash adds. It keeps a stack of its own,
 * so that no depth of nesting exhausts the machine's, and looks at each character a fixed number of
 * times.
 */
final class ScriptReader {
    private final Reading in;
    private final BlockSteps blocks;
    private final WordSteps words;
    private final QuoteSteps quotes;
    private final EnclosedSteps enclosed;

    private ScriptReader(Reading in) {
        this.in = in;
        var heredocs = new HeredocSteps(in);
        var expansions = new ExpansionSteps(in);
        var redirections = new RedirectionSteps(in);
        var commands = new CommandSteps(in, redirections);
        words = new WordSteps(in, expansions, commands, redirections, heredocs);
        blocks = new BlockSteps(in, heredocs, words, redirections, expansions);
        quotes = new QuoteSteps(in, expansions);
        enclosed = new EnclosedSteps(in, expansions, heredocs);
    }

    /**
     * @param foreign where a dollar or backquote begins what another shell has already expanded
     * @param depth in how many substitutions the text lies
     */
    static Tree read(Excerpt text, Set<Integer> foreign, int depth) {
        return new ScriptReader(new Reading(text, foreign, depth)).read();
    }

    private Tree read() {
        while (!in.isDone()) {
            if (in.at >= in.limit) {
                close();
                continue;
            }
            switch (in.top()) {
                case Block block -> blocks.step(block);
                case Letters word -> words.step(word);
                case Frame.Quote quote -> quotes.step(quote);
                case Enclosed stretch -> enclosed.step(stretch);
                case Frame.Elements elements -> words.step(elements);
                case Frame.Body _ -> quotes.inBody();
            }
        }
        return new Tree(in.root, in.unreadable, in.hasFunctions);
    }

    /** Ends what is open where the text ends. */
    private void close() {
        switch (in.top()) {
            case Letters word -> words.end(word);
            case Block block -> {
                if (block.outer.isPresent()) {
                    in.mark(block.owner.start);
                }
                in.leave(block);
            }
            case Frame.Body body -> {
                in.pop();
                in.limit = body.limit();
                in.at = body.resume();
            }
            case Frame.Quote _, Enclosed _, Frame.Elements _ -> {
                in.mark(Math.max(0, in.limit - 1));
                in.pop();
            }
        }
    }
}
