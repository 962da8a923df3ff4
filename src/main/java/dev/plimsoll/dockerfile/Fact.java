package dev.plimsoll.dockerfile;

import java.util.Map;
import java.util.function.Function;

/**
 * Something that is worked out of a file or a stage once, however many rules ask for it: a constant
 * of who works it out.
 */
public final class Fact<S, T> {
    private final Function<S, Map<Fact<?, ?>, Object>> known;
    private final Function<S, T> source;

    private Fact(Function<S, Map<Fact<?, ?>, Object>> known, Function<S, T> source) {
        this.known = known;
        this.source = source;
    }

    /**
     * @param source asked once a file; asks for no other fact that asks for this one
     */
    public static <T> Fact<Dockerfile, T> ofFile(Function<Dockerfile, T> source) {
        return new Fact<>(Dockerfile::facts, source);
    }

    /**
     * @param source asked once a stage; asks for no other fact that asks for this one
     */
    public static <T> Fact<Stage, T> ofStage(Function<Stage, T> source) {
        return new Fact<>(Stage::facts, source);
    }

    /** What it is for a file or a stage. */
    @SuppressWarnings("unchecked") // The map holds for each fact what its own source gave.
    public T of(S subject) {
        var facts = known.apply(subject);
        var fact = facts.get(this);
        if (fact == null) {
            fact = source.apply(subject);
            facts.put(this, fact);
        }
        return (T) fact;
    }
}
