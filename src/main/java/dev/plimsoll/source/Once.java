package dev.plimsoll.source;

import java.util.IdentityHashMap;
import java.util.function.Function;

/**
 * Works a value out once for each thing that it is asked for. Things are told apart by identity: to
 * compare two long instructions takes as long as they are.
 */
public final class Once<K, V> {
    private final Function<K, V> source;
    private final IdentityHashMap<K, V> known = new IdentityHashMap<>();

    private Once(Function<K, V> source) {
        this.source = source;
    }

    public static <K, V> Once<K, V> of(Function<K, V> source) {
        return new Once<>(source);
    }

    public V get(K key) {
        return known.computeIfAbsent(key, source);
    }
}
