package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Why a text cannot be expanded, such as {@code a closing `'` is missing}. */
    Optional<String> fault(String text) {
        return expander.fault(text, this::get);
    }

    /** Why a text cannot be expanded, whatever its variables are worth. */
    Optional<String> faultOfForm(String text) {
        return expander.fault(text);
    }

    /** The names of the variables that the value of a text may depend on. */
    public Set<String> names(String text) {
        return expander.names(text);
    }

    /** A text with its variables expanded and its quotes removed. */
    public Value expand(String text) {
        return expander.expand(text, this::get);
    }
}
