package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;

/** The variables in force at an instruction: those of ENV and ARG, inherited ones too. */
public final class Environment {
    private final Timeline timeline;
    private final int index;
    private final Expander expander;

    Environment(Timeline timeline, int index, Expander expander) {
        this.timeline = timeline;
        this.index = index;
        this.expander = expander;
    }

    /** What is known of a variable; empty where it is surely not set. */
    public Optional<Value> get(String name) {
        return timeline.before(name, index);
    }

    /** The ENV or ARG that gives a variable its value, in this file. */
    public Optional<Instruction> source(String name) {
        return timeline.source(name, index);
    }

    /** The words that a text makes, as EXPOSE takes them; empty where some are not known. */
    public Optional<List<String>> words(String text) {
        return expander.words(text, this::get);
    }

    /** A text with its variables expanded and its quotes removed. */
    public Value expand(String text) {
        return expander.expand(text, this::get);
    }
}
