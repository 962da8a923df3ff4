package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.Optional;
import java.util.Set;

/** What the modifiers of a variable make of its value, such as {@code ${name%.*}}. */
final class Substitution {
    private static final Set<String> CHOICES = Set.of("-", ":-", "+", ":+", "?", ":?");

    private Substitution() {}

    static BadExpansion unsupported(String modifier) {
        return new BadExpansion(Message.of("`%s` is no modifier of a variable", modifier));
    }

    /**
     * What {@code :-}, {@code -}, {@code :+}, {@code +}, {@code :?} and {@code ?} choose.
     *
     * @throws BadExpansion where {@code ?} finds no value
     */
    static String chosen(String name, Optional<String> value, String modifier, String operand)
            throws BadExpansion {
        if (!CHOICES.contains(modifier)) {
            throw unsupported(modifier);
        }
        if (value.filter(Lexer::isUnknown).isPresent()) {
            return Lexer.UNKNOWN;
        }
        boolean colon = modifier.length() > 1;
        var given = value.filter(text -> !(colon && text.isEmpty()));
        return switch (modifier) {
            case "-", ":-" -> given.orElse(operand);
            case "+", ":+" -> given.isPresent() ? operand : "";
            default -> {
                if (given.isEmpty()) {
                    var message = operand.isEmpty() ? "" : Message.of(": `%s`", operand);
                    throw new BadExpansion(Message.of("`%s` is not set%s", name, message));
                }
                yield given.get();
            }
        };
    }

    /** The value without the shortest or the longest match at its beginning or end. */
    static String cut(String value, char operator, String operand) throws BadExpansion {
        boolean longest = !operand.isEmpty() && operand.charAt(0) == operator;
        var pattern = longest ? operand.substring(1) : operand;
        var cut =
                operator == '#'
                        ? Glob.of(pattern).withoutPrefix(value, longest)
                        : Glob.withoutSuffix(pattern, value, longest);
        return Lexer.isUnknown(value + operand) ? Lexer.UNKNOWN : cut;
    }

    /** The value with the first match or all matches of a pattern replaced. */
    static String replaced(String value, String pattern, String replacement, boolean all)
            throws BadExpansion {
        var glob = Glob.of(pattern);
        if (Lexer.isUnknown(value + pattern)) {
            return Lexer.UNKNOWN;
        }
        return all ? glob.allReplaced(value, replacement) : glob.firstReplaced(value, replacement);
    }
}
