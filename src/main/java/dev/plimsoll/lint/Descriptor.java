package dev.plimsoll.lint;

import java.util.List;
import java.util.Objects;

/**
 * What {@link Lint} says of a rule.
 *
 * @param severity the highest level of its findings
 * @param off whether it is silent until somebody switches it on
 * @param summary one imperative sentence without a full stop
 * @param covers ids of other tools, such as {@code DL3002} and {@code hadolint/DL3002}
 * @param insteadOf the more general rules for which it speaks, such as {@code missing-user}
 */
public record Descriptor(
        Severity severity,
        boolean off,
        String summary,
        List<String> covers,
        List<String> insteadOf) {

    public Descriptor {
        covers = List.copyOf(covers);
        insteadOf = List.copyOf(insteadOf);
    }

    static Descriptor of(Class<? extends Rule> type) {
        var lint =
                Objects.requireNonNull(
                        type.getAnnotation(Lint.class), () -> type + " carries no @Lint");
        return new Descriptor(
                lint.severity(),
                lint.off(),
                lint.summary(),
                Mirrors.with(List.of(lint.covers())),
                List.of(lint.insteadOf()));
    }
}
