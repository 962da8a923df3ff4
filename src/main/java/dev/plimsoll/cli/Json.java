package dev.plimsoll.cli;

import dev.plimsoll.source.Visible;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON text of maps, lists, strings, numbers, booleans and Optionals, which may be null. Written by
 * hand because a library would take longer to start than a check takes. Characters that hide or
 * steer a terminal are escaped, and so is what a GitHub runner would take for a command ({@code
 * ##[}).
 */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String text(Object value) {
        var json = new Json();
        json.value(value);
        return json.out.toString();
    }

    /** An array with one element a line, which is kind to `grep` and to diffs. */
    static String lines(List<?> elements) {
        var json = new Json();
        for (var element : elements) {
            json.out.append(json.out.isEmpty() ? "[\n" : ",\n");
            json.value(element);
        }
        return json.out.isEmpty() ? "[]" : json.out.append("\n]").toString();
    }

    /** An object whose members are given as name, value, name, value; it can be added to. */
    static Map<String, Object> object(Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < members.length; i += 2) {
            object.put((String) members[i], members[i + 1]);
        }
        return object;
    }

    private void value(Object value) {
        switch (value) {
            case Map<?, ?> object -> object(object);
            case List<?> array -> array(array);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            case Optional<?> maybe when maybe.isPresent() -> value(maybe.get());
            case Optional<?> _ -> out.append("null");
            default -> string(value.toString());
        }
    }

    private void object(Map<?, ?> object) {
        out.append('{');
        var comma = "";
        for (var member : object.entrySet()) {
            out.append(comma);
            string(member.getKey().toString());
            out.append(':');
            value(member.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void array(List<?> array) {
        out.append('[');
        for (Iterator<?> each = array.iterator(); each.hasNext(); ) {
            value(each.next());
            out.append(each.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void string(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            if (mustEscape(character) || text.startsWith("##[", i)) {
                out.append(text, plain, i);
                escape(text.substring(i, next));
                plain = next;
            }
            i = next;
        }
        out.append(text, plain, text.length()).append('"');
    }

    private void escape(String character) {
        switch (character) {
            case "\n" -> out.append("\\n");
            case "\"" -> out.append("\\\"");
            case "\\" -> out.append("\\\\");
            default ->
                    character
                            .chars()
                            .forEach(unit -> out.append("\\u").append("%04x".formatted(unit)));
        }
    }

    private static boolean mustEscape(int character) {
        return character == '"' || character == '\\' || !Visible.isShown(character);
    }
}
