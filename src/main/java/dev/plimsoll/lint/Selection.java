package dev.plimsoll.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules speak, and with which options. A rule is named by its id; the id of another tool,
 * such as {@code DL3013}, names those findings alone that are known under it. What is disabled is
 * silent, whatever else is said of it; what is enabled speaks, whatever {@code start} says.
 *
 * @param start what speaks before anything is named
 * @param enabled ids as {@link Catalogue#idMeant} spells them
 * @param disabled ids as {@link Catalogue#idMeant} spells them
 * @param options values that are not the default, by rule and name of the option
 */
public record Selection(
        Start start,
        Set<String> enabled,
        Set<String> disabled,
        Map<String, Map<String, Object>> options) {

    /** What speaks before anything is named. */
    public enum Start {
        /** The rules that are not off by default. */
        DEFAULTS,
        EVERYTHING,
        NOTHING
    }

    public Selection {
        enabled = Set.copyOf(enabled);
        disabled = Set.copyOf(disabled);
        options = Map.copyOf(options);
    }

    /** What the rules say of themselves. */
    public static Selection defaults() {
        return new Selection(Start.DEFAULTS, Set.of(), Set.of(), Map.of());
    }

    /** Every rule, those that are off by default too. */
    public static Selection everything() {
        return new Selection(Start.EVERYTHING, Set.of(), Set.of(), Map.of());
    }

    /** The rule with its options; its findings are still to be asked for one by one. */
    Rule armed(Catalogue.Entry rule) {
        return rule.with(options.getOrDefault(rule.id(), Map.of()));
    }

    /** Whether any finding of a rule may be wanted. */
    boolean runs(Catalogue.Entry rule) {
        return !disabled.contains(rule.id())
                && (starts(rule) || named(enabled, rule, rule.covers()));
    }

    /** Whether a finding of a rule is wanted, by the ids that it is known under elsewhere. */
    boolean wants(Catalogue.Entry rule, List<String> covers) {
        return !named(disabled, rule, covers) && (starts(rule) || named(enabled, rule, covers));
    }

    /** Whether every finding of a rule is wanted. */
    boolean wantsAll(Catalogue.Entry rule) {
        return !named(disabled, rule, rule.covers())
                && (starts(rule) || enabled.contains(rule.id()));
    }

    private boolean starts(Catalogue.Entry rule) {
        return switch (start) {
            case DEFAULTS -> !rule.off();
            case EVERYTHING -> true;
            case NOTHING -> false;
        };
    }

    private static boolean named(Set<String> ids, Catalogue.Entry rule, List<String> covers) {
        return !ids.isEmpty()
                && (ids.contains(rule.id()) || covers.stream().anyMatch(ids::contains));
    }
}
