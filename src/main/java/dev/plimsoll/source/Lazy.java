package dev.plimsoll.source;

import java.util.function.Supplier;

/** A value that is worked out when it is first asked for. */
public final class Lazy<T> {
    private Supplier<T> source;
    private volatile boolean known;

    private Lazy(Supplier<T> source) {
        this.source = source;
    }

    public static <T> Lazy<T> of(Supplier<T> source) {
        return new Lazy<>(source);
    }

    public T get() {
        if (!known) {
            workOut();
        }
        return source.get();
    }

    private synchronized void workOut() {
        if (!known) {
            T value = source.get();
            // What it was worked out from may go.
            source = () -> value;
            known = true;
        }
    }
}
