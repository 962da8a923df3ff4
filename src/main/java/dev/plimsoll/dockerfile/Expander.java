package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expands texts of one file. All together they grow to a bounded length; what goes beyond it counts
 * as unknown, so that {@code ENV A=$A$A}, repeated, exhausts nothing.
 */
final class Expander {
    /** How many combinations of possible values are tried before a text counts as unknown. */
    private static final int COMBINATIONS = 64;

    private static final int LONGEST = 65_536;
    private static final Value UNKNOWN = new Value.Unknown();

    private final char escape;

    /** How many letters are compared with patterns in all. */
    private long comparisons = 100_000_000;

    Expander(char escape) {
        this.escape = escape;
    }

    /** What is known of a variable; empty where it is not set. */
    @FunctionalInterface
    interface Lookup {
        Optional<Value> value(String name);
    }

    /** A text with its variables and quotes resolved. */
    Value expand(String text, Lookup lookup) {
        if (isPlain(text)) {
            return new Value.Known(text);
        }
        var used = new LinkedHashSet<String>();
        var first = attempt(text, lookup, used, Map.of());
        if (first.isEmpty()) {
            return UNKNOWN;
        }
        return used.isEmpty() ? new Value.Known(first.get().text()) : combined(text, lookup, used);
    }

    /** The words that a text makes; empty where they are not known for sure. */
    Optional<List<String>> words(String text, Lookup lookup) {
        var used = new LinkedHashSet<String>();
        return attempt(text, lookup, used, Map.of())
                .filter(_ -> used.isEmpty())
                .map(Lexer.Expanded::words);
    }

    /** Why a text cannot be expanded with what is known; empty where it may be. */
    Optional<String> fault(String text, Lookup lookup) {
        if (isPlain(text)) {
            return Optional.empty();
        }
        try {
            Lexer.expand(
                    text,
                    escape,
                    LexMode.EXPAND,
                    variables(lookup, new LinkedHashSet<>(), Map.of()));
            return Optional.empty();
        } catch (BadExpansion unreadable) {
            return Optional.of(unreadable.why()).filter(why -> !why.isEmpty());
        }
    }

    /** Why a text cannot be expanded whatever its variables are worth; empty where it can. */
    Optional<String> fault(String text) {
        return fault(text, _ -> Optional.of(UNKNOWN));
    }

    /** The names of the variables in a text, in order; none where it cannot be read. */
    Set<String> names(String text) {
        var names = new LinkedHashSet<String>();
        try {
            Lexer.expand(
                    text,
                    escape,
                    LexMode.EXPAND,
                    name -> {
                        names.add(name);
                        return Optional.of(Lexer.UNKNOWN);
                    });
            return names;
        } catch (BadExpansion unreadable) {
            return Set.of();
        }
    }

    private boolean isPlain(String text) {
        return isPlain(text, escape);
    }

    /** Whether a text stands for itself. */
    static boolean isPlain(String text, char escape) {
        return !text.startsWith("\uFEFF")
                && text.indexOf('$') < 0
                && text.indexOf('"') < 0
                && text.indexOf('\'') < 0
                && text.indexOf(escape) < 0;
    }

    /** Expands once; notes the names with several possible values. Empty if one is unknown. */
    private Optional<Lexer.Expanded> attempt(
            String text, Lookup lookup, Set<String> used, Map<String, String> chosen) {
        try {
            var result =
                    Lexer.expand(text, escape, LexMode.EXPAND, variables(lookup, used, chosen));
            boolean known =
                    !Lexer.isUnknown(result.text())
                            && result.text().length() <= Math.max(LONGEST, text.length());
            return known ? Optional.of(result) : Optional.empty();
        } catch (BadExpansion unreadable) {
            return Optional.empty();
        }
    }

    private Variables variables(Lookup lookup, Set<String> used, Map<String, String> chosen) {
        return new Variables() {
            @Override
            public Optional<String> value(String name) {
                var choice = chosen.get(name);
                return choice == null
                        ? lookup.value(name).map(value -> text(name, value))
                        : Optional.of(choice);
            }

            private String text(String name, Value value) {
                return switch (value) {
                    case Value.Known(String known) -> known;
                    case Value.OneOf(var texts) -> {
                        used.add(name);
                        yield texts.getFirst();
                    }
                    case Value.Unknown() -> Lexer.UNKNOWN;
                };
            }

            @Override
            public boolean affords(long letters) {
                comparisons -= letters;
                return comparisons > 0;
            }
        };
    }

    private Value combined(String text, Lookup lookup, Set<String> used) {
        List<Map<String, String>> choices = List.of(Map.of());
        for (var name : used) {
            var possible = lookup.value(name).map(Value::possible).orElse(List.of());
            if (choices.size() * possible.size() > COMBINATIONS) {
                return UNKNOWN;
            }
            var more = new ArrayList<Map<String, String>>();
            for (var choice : choices) {
                for (var value : possible) {
                    var next = new HashMap<>(choice);
                    next.put(name, value);
                    more.add(next);
                }
            }
            choices = more;
        }
        var results = new LinkedHashSet<String>();
        for (var choice : choices) {
            var result = attempt(text, lookup, new LinkedHashSet<>(), choice);
            if (result.isEmpty()) {
                return UNKNOWN;
            }
            results.add(result.get().text());
        }
        return results.size() == 1
                ? new Value.Known(results.iterator().next())
                : new Value.OneOf(List.copyOf(results));
    }
}
