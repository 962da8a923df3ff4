package dev.plimsoll.shell;

import dev.plimsoll.shell.Frame.Block;
import dev.plimsoll.shell.Frame.Block.Part;

import java.util.List;
import java.util.Optional;

/** Finds what a finished word means in its list: a part of a command or of its grammar. */
final class CommandSteps {
    private final Reading in;
    private final RedirectionSteps redirections;
    private final ReservedWords reserved;

    CommandSteps(Reading in, RedirectionSteps redirections) {
        this.in = in;
        this.redirections = redirections;
        this.reserved = new ReservedWords(in);
    }

    /**
     * Takes a word up, after which the reading stands.
     *
     * @param elements the words of the array that it assigns
     */
    void accept(Block block, Word word, List<Word> elements) {
        if (block.operator.isPresent()) {
            redirections.target(block, block.operator.get(), word);
            return;
        }
        switch (block.part) {
            case PATTERN -> pattern(block, word);
            case HEAD -> head(block, word);
            case BODY, CONDITION -> {
                boolean first =
                        block.current.isEmpty() || block.current.get().kind != Node.Kind.SIMPLE;
                if (!first || !isPlain(word) || !reserved.accept(block, word)) {
                    simple(block, word, elements);
                }
            }
        }
    }

    /** Whether it is written without quotes and expansions, and may be a reserved word. */
    private boolean isPlain(Word word) {
        return Letter.mayBeReserved(in.text, word.start(), word.end()) && word.isPlain();
    }

    private void pattern(Block block, Word word) {
        if (word.isPlain() && word.is("esac")) {
            in.leave(block);
        }
    }

    /** The words after {@code for}, {@code select} and {@code case}. */
    private void head(Block block, Word word) {
        int number = block.headWords++;
        if (number == 0) {
            block.owner.words = List.of(word);
        }
        if (!word.isPlain()) {
            return;
        }
        if (block.owner.kind == Node.Kind.CASE) {
            if (number > 0 && word.is("in")) {
                block.current = Optional.empty();
                block.part = Part.PATTERN;
            }
        } else if (word.is("do", "{") && (block.headClosed || number == 1)) {
            block.current = Optional.empty();
            block.part = Part.BODY;
            block.nextPipeline(Context.Joint.FIRST);
        }
    }

    private void simple(Block block, Word word, List<Word> elements) {
        var node = in.current(block, word.start());
        node.end = in.at;
        if (node.kind != Node.Kind.SIMPLE) {
            in.mark(word.start());
            return;
        }
        int value = node.words.isEmpty() ? Letter.assignment(in.text, word.start(), in.at) : -1;
        if (value > 0) {
            var assigned = Assignment.of(word, value, elements);
            node.assignments = Node.with(node.assignments, assigned);
        } else {
            node.words = Node.with(node.words, word);
        }
    }
}
