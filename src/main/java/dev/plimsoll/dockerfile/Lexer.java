package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.List;

/**
 * Expands the variables of a text and splits it into words, as BuildKit does; for its
 * here-documents it keeps quotes, escapes and unknown variables as they are.
 */
final class Lexer {
    /** The value of a variable of which nothing is known; what depends on it holds it too. */
    static final String UNKNOWN = "\uFDD0";

    /** Expansions nested deeper than this are refused, so that no text exhausts the stack. */
    private static final int DEPTH = 200;

    private static final char END = '\uFFFF';

    private final String text;
    private final char escape;
    private final LexMode mode;
    private final Variables variables;
    private final StringBuilder word = new StringBuilder();
    private boolean rawEscapes;
    private int at;
    private int depth;

    /** The expanded text, and the words that blanks outside of quotes split it into. */
    record Expanded(String text, List<String> words) {}

    private Lexer(String text, char escape, LexMode mode, Variables variables) {
        this.text = text;
        this.escape = escape;
        this.mode = mode;
        this.variables = variables;
        this.rawEscapes = mode.rawEscapes();
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    static Expanded expand(String text, char escape, LexMode mode, Variables variables)
            throws BadExpansion {
        var lexer = new Lexer(text, escape, mode, variables);
        var words = new ArrayList<String>();
        var expanded = lexer.until(END, mode.rawEscapes(), false, words);
        return new Expanded(expanded, List.copyOf(words));
    }

    /** Whether an expanded text depends on something that is not known. */
    static boolean isUnknown(String expanded) {
        return expanded.contains(UNKNOWN);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private char next() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    /**
     * Reads up to a character, which is consumed. All levels share one buffer for the word that is
     * being read, as BuildKit's do: what stands before {@code ${a:-b}} in a word is lost to it.
     */
    private String until(char stop, boolean raw, boolean pattern, List<String> words)
            throws BadExpansion {
        if (++depth > DEPTH) {
            throw new BadExpansion("");
        }
        var result = new StringBuilder();
        word.setLength(0);
        boolean outer = rawEscapes;
        rawEscapes = raw;
        boolean inWord = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == stop) {
                at++;
                endWord(words);
                rawEscapes = outer;
                depth--;
                return result.toString();
            }
            if (c == '$') {
                var value = dollar();
                result.append(value);
                for (int i = 0; i < value.length(); i++) {
                    inWord = addToWord(value.charAt(i), inWord, words);
                }
            } else if (c == '<' || (!mode.plainQuotes() && (c == '\'' || c == '"'))) {
                var value =
                        c == '<' ? angle() : c == '\'' ? singleQuoted(pattern) : quoted(pattern);
                result.append(value);
                word.append(value);
                inWord = true;
            } else if (c == escape) {
                at++;
                if (rawEscapes) {
                    word.append(c);
                    inWord = true;
                    result.append(c);
                }
                if (at == text.length()) {
                    break;
                }
                c = text.charAt(at++);
                word.append(c);
                inWord = true;
                result.append(c);
            } else {
                at++;
                inWord = addToWord(c, inWord, words);
                result.append(c);
            }
        }
        if (stop != END) {
            throw new BadExpansion(Message.of("a `%s` is missing", stop));
        }
        endWord(words);
        return result.toString();
    }

    private boolean addToWord(char c, boolean inWord, List<String> words) {
        if (!Blanks.isSpace(c)) {
            word.append(c);
            return true;
        }
        if (inWord && !word.isEmpty()) {
            endWord(words);
            return false;
        }
        return inWord;
    }

    private void endWord(List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private String angle() {
        int start = at++;
        if (peek() != '<') {
            return "<";
        }
        at++;
        while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
            at++;
        }
        return text.substring(start, at);
    }

    private String singleQuoted(boolean pattern) throws BadExpansion {
        int close = text.indexOf('\'', at + 1);
        if (close < 0) {
            throw new BadExpansion("a closing `'` is missing");
        }
        var inner = text.substring(at + 1, close);
        at = close + 1;
        if (pattern) {
            inner = inner.replace(String.valueOf(escape), "" + escape + escape);
        }
        return mode.rawQuotes() ? "'" + inner + "'" : inner;
    }

    private String quoted(boolean pattern) throws BadExpansion {
        var result = new StringBuilder();
        at++;
        if (mode.rawQuotes()) {
            result.append('"');
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return mode.rawQuotes() ? result.append('"').toString() : result.toString();
            }
            if (c == '$') {
                result.append(dollar());
                continue;
            }
            at++;
            if (c == escape) {
                if (at == text.length()) {
                    continue;
                }
                char next = text.charAt(at);
                if (next == '"' || next == '$' || next == escape) {
                    if (rawEscapes) {
                        result.append(c);
                    }
                    c = next;
                    at++;
                } else if (rawEscapes && (!mode.rawQuotes() || pattern)) {
                    result.append(c);
                }
            }
            result.append(c);
        }
        throw new BadExpansion("a closing `\"` is missing");
    }

    private String dollar() throws BadExpansion {
        at++;
        if (peek() != '{') {
            var name = name();
            if (name.isEmpty()) {
                return "$";
            }
            return variables.value(name).orElse(mode.keepUnset() ? "$" + name : "");
        }
        at++;
        char first = peek();
        if (at == text.length() || first == '{' || first == '}' || first == ':') {
            throw new BadExpansion("`${` has no name");
        }
        var name = name();
        char operator = next();
        return switch (operator) {
            case '}' -> variables.value(name).orElse(mode.keepUnset() ? "${" + name + "}" : "");
            case ':' -> choice(name, next(), true);
            case '+', '-', '?', '#', '%' -> choice(name, operator, false);
            case '/' -> replace(name);
            case END -> throw new BadExpansion("a `}` is missing");
            default -> throw Substitution.unsupported("" + operator);
        };
    }

    /** BuildKit reads what follows any colon before it looks at what it is. */
    private String choice(String name, char operator, boolean colon) throws BadExpansion {
        boolean cuts = operator == '#' || operator == '%';
        var modifier = (colon ? ":" : "") + operator;
        if (cuts && colon) {
            throw Substitution.unsupported(modifier);
        }
        var operand = until('}', cuts, cuts, new ArrayList<>());
        var value = variables.value(name);
        if (value.isEmpty() && mode.keepUnset()) {
            return "${" + name + modifier + operand + "}";
        }
        if (!cuts) {
            return Substitution.chosen(name, value, modifier, operand);
        }
        var text = affordable(value.orElse(""), operand);
        return Substitution.cut(text, operator, operand);
    }

    /** A text that a pattern is looked for in; unknown where that takes too long. */
    private String affordable(String value, String pattern) {
        boolean affordable = variables.affords((long) value.length() * pattern.length());
        return affordable ? value : UNKNOWN;
    }

    private String replace(String name) throws BadExpansion {
        boolean all = peek() == '/';
        if (all) {
            at++;
        }
        var pattern = until('/', true, true, new ArrayList<>());
        var replacement = until('}', true, false, new ArrayList<>());
        var value = variables.value(name);
        if (value.isEmpty() && mode.keepUnset()) {
            return "${" + name + "/" + pattern + "/" + replacement + "}";
        }
        var text = affordable(value.orElse(""), pattern);
        return Substitution.replaced(text, pattern, replacement, all);
    }

    private String name() {
        int start = at;
        int first = at < text.length() ? text.codePointAt(at) : END;
        if (Character.isDigit(first)) {
            while (at < text.length() && Character.isDigit(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
        } else if (first != END && "@*#?-$!".indexOf(first) >= 0) {
            at++;
        } else {
            while (at < text.length() && isLetter(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return text.substring(start, at);
    }

    private static boolean isLetter(int c) {
        return c == '_' || Character.isLetter(c) || Character.isDigit(c);
    }
}
