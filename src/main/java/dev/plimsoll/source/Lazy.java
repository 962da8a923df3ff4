package dev.plimsoll.source;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is worked out when it is first asked for. */
public final class Lazy<T> {
    private Optional<Supplier<T>> source;
    private volatile Optional<T> value = Optional.empty();

    private Lazy(Supplier<T> source) {
        this.source = Optional.of(source);
    }

    public static <T> Lazy<T> of(Supplier<T> source) {
        return new Lazy<>(source);
    }

    public T get() {
        var known = value;
        return known.isPresent() ? known.get() : worked();
    }

    private synchronized T worked() {
        if (value.isEmpty()) {
            value = source.map(Supplier::get);
            source = Optional.empty();
        }
        return value.orElseThrow();
    }
}
