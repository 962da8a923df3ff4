package dev.plimsoll.lint;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The options of one rule, read off the components of its record. */
record Options(Catalogue.Entry entry) {

    /** The rule of a class name such as {@code dev.plimsoll.rules.users.LastUserRoot}. */
    static Class<? extends Rule> named(String type) {
        try {
            return Class.forName(type).asSubclass(Rule.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the index of rules names no class: " + type, e);
        }
    }

    List<RuleOption> all() {
        var type = named(entry.type());
        var components = components(type);
        if (components.isEmpty()) {
            return List.of();
        }
        var initial = initial(type);
        return components.stream().map(component -> option(component, initial)).toList();
    }

    /** The rule with some options set and the others as they are by default. */
    Rule rule(Map<String, Object> values) {
        var type = named(entry.type());
        if (values.isEmpty()) {
            return initial(type);
        }
        var options = all();
        refuseOthers(options, values.keySet());
        var arguments =
                options.stream()
                        .map(option ->
                                values.containsKey(option.name())
                                        ? value(
                                                option,
                                                Objects.requireNonNull(values.get(option.name())))
                                        : option.initial())
                        .toArray();
        try {
            var types =
                    components(type).stream().map(RecordComponent::getType).toArray(Class[]::new);
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw refused(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs public constructors", e);
        }
    }

    /** What the rule's own constructor says against values that are of the right kind. */
    private BadOption refused(InvocationTargetException thrown) {
        if (thrown.getCause() instanceof IllegalArgumentException why) {
            return new BadOption("The options of `%s`: %s".formatted(entry.id(), why.getMessage()));
        }
        throw new IllegalStateException(entry.id() + " cannot be made", thrown);
    }

    private void refuseOthers(List<RuleOption> options, Set<String> given) {
        var known = new TreeSet<>(options.stream().map(RuleOption::name).toList());
        for (var name : new TreeSet<>(given)) {
            if (!known.contains(name)) {
                var there =
                        known.isEmpty()
                                ? "It has none."
                                : "It has `%s`.".formatted(String.join("`, `", known));
                throw new BadOption(
                        "`%s` has no option `%s`. %s".formatted(entry.id(), name, there));
            }
        }
    }

    private Object value(RuleOption option, Object given) {
        return option.kind()
                .value(given)
                .orElseThrow(() ->
                        new BadOption(
                                "The option `%s` of `%s` is %s, not `%s`."
                                        .formatted(
                                                option.name(),
                                                entry.id(),
                                                option.kind().words(),
                                                given)));
    }

    private static RuleOption option(RecordComponent component, Rule initial) {
        var kind =
                RuleOption.Kind.of(component.getGenericType())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "no option has the type of " + component));
        var meaning =
                Objects.requireNonNull(
                        component.getAnnotation(Option.class),
                        () -> component + " carries no @Option");
        try {
            return new RuleOption(
                    Catalogue.Entry.hyphenated(component.getName()),
                    kind,
                    meaning.value(),
                    component.getAccessor().invoke(initial));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an option cannot be read: " + component, e);
        }
    }

    private static List<RecordComponent> components(Class<? extends Rule> type) {
        return List.of(
                Objects.requireNonNull(type.getRecordComponents(), () -> type + " is no record"));
    }

    private static Rule initial(Class<? extends Rule> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    type + " needs a public constructor without arguments", e);
        }
    }
}
