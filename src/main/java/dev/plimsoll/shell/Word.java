package dev.plimsoll.shell;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.Optional;

/**
 * One word of a command, such as {@code "$HOME"/bin} or {@code curl=8.5.0}.
 *
 * @param span from its first to its last character, quotes included
 * @param text as written, quotes kept and line continuations removed
 * @param literal what the program is given, quotes removed; empty where it holds an expansion, so
 *     that nobody knows without running
 */
public record Word(Span span, String text, Optional<String> literal) implements Located {

    /** The literal value, or the text as written where it is unknown. */
    public String value() {
        return literal.orElse(text);
    }

    /** Whether its literal value is one of these. */
    public boolean is(String... values) {
        if (literal.isEmpty()) {
            return false;
        }
        for (var value : values) {
            if (literal.get().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it begins like an option, such as {@code -y}; a lone {@code -} does not. */
    public boolean isOption() {
        var value = value();
        return value.length() > 1 && value.charAt(0) == '-';
    }

    /** Whether it holds an expansion, such as {@code $x} or {@code $(date)}. */
    public boolean isUnknown() {
        return literal.isEmpty();
    }

    /**
     * The value with {@code $name} and {@code ${name}} replaced by what {@code variables} knows;
     * empty where some expansion stays unknown. Words that the shell would split are not split.
     */
    public Optional<String> expanded(Variables variables) {
        return literal.isPresent() ? literal : Expansion.of(text, variables);
    }

    /** What is known of variables: the value of a name, empty where unknown. */
    @FunctionalInterface
    public interface Variables {
        Optional<String> value(String name);
    }
}
