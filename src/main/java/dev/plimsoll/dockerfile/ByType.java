package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instructions by their type, so that who asks for those of one type meets no other. */
final class ByType {
    private final Map<Class<?>, List<Instruction>> byType = new HashMap<>();

    ByType(List<Instruction> all) {
        for (var each : all) {
            byType.computeIfAbsent(each.getClass(), _ -> new ArrayList<>(4)).add(each);
            if (each instanceof Copying) {
                byType.computeIfAbsent(Copying.class, _ -> new ArrayList<>(4)).add(each);
            }
        }
        byType.put(Instruction.class, all);
        byType.replaceAll((_, some) -> Collections.unmodifiableList(some));
    }

    /** Those of a type, in order; it may be {@link Copying} or {@link Instruction}. */
    @SuppressWarnings("unchecked") // Every list holds what its key says.
    <T extends Instruction> List<T> of(Class<T> type) {
        return (List<T>) byType.getOrDefault(type, List.of());
    }
}
