package dev.plimsoll.dockerfile;

import java.util.function.Function;

/**
 * Something that is worked out of a file once, however many rules ask for it: a constant of who
 * works it out.
 */
public final class Fact<T> {
    private final Function<Dockerfile, T> source;

    private Fact(Function<Dockerfile, T> source) {
        this.source = source;
    }

    /**
     * @param source asked once a file; asks for no other fact that asks for this one
     */
    public static <T> Fact<T> of(Function<Dockerfile, T> source) {
        return new Fact<>(source);
    }

    /** What it is for a file. */
    @SuppressWarnings("unchecked") // The map holds for each fact what its own source gave.
    public T of(Dockerfile file) {
        var known = file.facts().get(this);
        if (known == null) {
            known = source.apply(file);
            file.facts().put(this, known);
        }
        return (T) known;
    }
}
