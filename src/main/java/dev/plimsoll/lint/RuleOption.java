package dev.plimsoll.lint;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of a rule: a component of its record that carries {@link Option}.
 *
 * @param name such as {@code max-lines} for the component {@code maxLines}
 * @param meaning one sentence
 * @param initial its value where nobody sets it
 */
public record RuleOption(String name, Kind kind, String meaning, Object initial) {

    /** What values it takes. */
    public enum Kind {
        SWITCH("`true` or `false`", "boolean"),
        NUMBER("a whole number", "int"),
        TEXT("a text", "java.lang.String"),
        TEXTS("a list of texts", "java.util.List<java.lang.String>"),
        TABLE("a table of texts", "java.util.Map<java.lang.String, java.lang.String>");

        private final String words;
        private final String type;

        Kind(String words, String type) {
            this.words = words;
            this.type = type;
        }

        /** Such as "a list of texts". */
        public String words() {
            return words;
        }

        /** The kind of a component's type; empty where no option has it. */
        static Optional<Kind> of(Type type) {
            for (var kind : values()) {
                if (kind.type.equals(type.getTypeName())) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        /**
         * A value as a rule takes it. A whole number is a text where a text is wanted, so that
         * ports need no quotes; other numbers are none, because 1.10 would become 1.1.
         */
        Optional<Object> value(Object given) {
            return switch (this) {
                case SWITCH -> given instanceof Boolean ? Optional.of(given) : Optional.empty();
                case NUMBER -> given instanceof Integer ? Optional.of(given) : Optional.empty();
                case TEXT -> text(given).map(text -> text);
                case TEXTS -> given instanceof List<?> list ? texts(list) : Optional.empty();
                case TABLE -> given instanceof Map<?, ?> map ? table(map) : Optional.empty();
            };
        }

        private static Optional<String> text(Object given) {
            return switch (given) {
                case String text -> Optional.of(text);
                case Integer number -> Optional.of(number.toString());
                case Long number -> Optional.of(number.toString());
                case BigInteger number -> Optional.of(number.toString());
                default -> Optional.empty();
            };
        }

        private static Optional<Object> texts(List<?> list) {
            var texts = new ArrayList<String>();
            for (var each : list) {
                text(each).ifPresent(texts::add);
            }
            return texts.size() == list.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
        }

        private static Optional<Object> table(Map<?, ?> map) {
            var table = new LinkedHashMap<String, String>();
            map.forEach((key, value) ->
                    text(key)
                            .ifPresent(
                                    name -> text(value).ifPresent(text -> table.put(name, text))));
            return table.size() == map.size()
                    ? Optional.of(Collections.unmodifiableMap(table))
                    : Optional.empty();
        }
    }
}
