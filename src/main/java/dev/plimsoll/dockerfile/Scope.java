package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables in force somewhere; a name that it does not hold is not set there. */
final class Scope {
    private static final Value UNKNOWN = new Value.Unknown();

    /** How many combinations of possible values are tried before a text counts as unknown. */
    private static final int COMBINATIONS = 64;

    private final Map<String, Value> values;
    private final char escape;

    /** What a name means that is not in {@code values}; empty: it is not set. */
    private final Optional<Value> others;

    Scope(Map<String, Value> values, char escape, Optional<Value> others) {
        this.values = values;
        this.escape = escape;
        this.others = others;
    }

    /** The scope of FROM: the ARGs before it and the platform ARGs. */
    static Scope global(List<Instruction> before, char escape) {
        var scope = new Scope(new HashMap<>(Platforms.ARGS), escape, Optional.empty());
        for (var instruction : before) {
            if (instruction instanceof Instruction.Arg arg) {
                arg.pairs().forEach(pair -> scope.define(pair, UNKNOWN));
            }
        }
        return scope;
    }

    Scope copy(Optional<Value> meaningOfOthers) {
        return new Scope(new HashMap<>(values), escape, meaningOfOthers);
    }

    char escape() {
        return escape;
    }

    Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(name)).or(() -> others);
    }

    boolean holds(String name) {
        return values.containsKey(name);
    }

    void set(String name, Value value) {
        values.put(name, value);
    }

    /** Takes an ARG up: its default, else what the name means already, else {@code otherwise}. */
    void define(Pair pair, Value otherwise) {
        var name = pair.name();
        var value =
                pair.value()
                        .map(given -> expand(given.text()))
                        .orElseGet(() -> values.getOrDefault(name, otherwise));
        values.put(name, value);
    }

    /** The text with its variables and quotes resolved. */
    Value expand(String text) {
        if (text.indexOf('$') < 0) {
            return plain(text);
        }
        var used = new ArrayList<String>();
        var first = attempt(text, used, Map.of());
        if (used.isEmpty() || first.isEmpty()) {
            return first.<Value>map(Value.Known::new).orElse(UNKNOWN);
        }
        return combined(text, used);
    }

    private Value plain(String text) {
        boolean simple =
                text.indexOf('"') < 0 && text.indexOf('\'') < 0 && text.indexOf(escape) < 0;
        return simple
                ? new Value.Known(text)
                : attempt(text, new ArrayList<>(), Map.of())
                        .<Value>map(Value.Known::new)
                        .orElse(UNKNOWN);
    }

    /** Expands once; notes the names with several possible values, empty if one is unknown. */
    private Optional<String> attempt(String text, List<String> used, Map<String, String> chosen) {
        var unknown = new boolean[1];
        Lexer.Variables variables =
                name -> {
                    if (chosen.containsKey(name)) {
                        return Optional.of(chosen.get(name));
                    }
                    var value = get(name);
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    return switch (value.get()) {
                        case Value.Known(String known) -> Optional.of(known);
                        case Value.OneOf(var texts) -> {
                            used.add(name);
                            yield Optional.of(texts.getFirst());
                        }
                        case Value.Unknown() -> {
                            unknown[0] = true;
                            yield Optional.of("");
                        }
                    };
                };
        try {
            var result = Lexer.expand(text, escape, Lexer.Mode.EXPAND, variables).text();
            return unknown[0] ? Optional.empty() : Optional.of(result);
        } catch (BadExpansion unreadable) {
            return Optional.empty();
        }
    }

    private Value combined(String text, List<String> used) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (var name : used.stream().distinct().toList()) {
            var possible = get(name).map(Value::possible).orElse(List.of());
            var more = new ArrayList<Map<String, String>>();
            for (var choice : choices) {
                for (var value : possible) {
                    var next = new HashMap<>(choice);
                    next.put(name, value);
                    more.add(next);
                }
            }
            choices = more;
            if (choices.size() > COMBINATIONS) {
                return UNKNOWN;
            }
        }
        var results = new ArrayList<String>();
        for (var choice : choices) {
            var result = attempt(text, new ArrayList<>(), choice);
            if (result.isEmpty()) {
                return UNKNOWN;
            }
            if (!results.contains(result.get())) {
                results.add(result.get());
            }
        }
        return results.size() == 1 ? new Value.Known(results.getFirst()) : new Value.OneOf(results);
    }
}
