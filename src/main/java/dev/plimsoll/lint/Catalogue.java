package dev.plimsoll.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every rule there is: the records under {@code dev.plimsoll.rules} that carry {@link Lint}, by id.
 */
public record Catalogue(List<Entry> entries) {

    public Catalogue {
        entries = entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
    }

    /** Reads the index that the build wrote. */
    public static Catalogue load() {
        var lines =
                read(Catalogue.class.getResourceAsStream("/" + CatalogueIndex.RESOURCE)).lines();
        return new Catalogue(lines.map(Catalogue::ruleNamed).map(Entry::of).toList());
    }

    public Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static Class<? extends Rule> ruleNamed(String name) {
        try {
            return Class.forName(name).asSubclass(Rule.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the index of rules names no class: " + name, e);
        }
    }

    private static String read(@org.jspecify.annotations.Nullable InputStream resource) {
        try (var in = Objects.requireNonNull(resource, "the build wrote no index or page")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is known of one rule.
     *
     * @param id such as {@code last-user-root}
     * @param category the room it lives in, such as {@code users}
     * @param severity the highest level of its findings
     * @param covers ids of other tools, such as {@code DL3002}
     */
    public record Entry(
            String id,
            String category,
            Severity severity,
            String summary,
            List<String> covers,
            Class<? extends Rule> type) {
        private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
        private static final Pattern FIXED =
                Pattern.compile("(?m)^```dockerfile (?:advised )?fixed$");

        public static Entry of(Class<? extends Rule> type) {
            var lint =
                    Objects.requireNonNull(
                            type.getAnnotation(Lint.class), () -> type + " carries no @Lint");
            var id = HUMP.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
            var category =
                    type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
            return new Entry(
                    id, category, lint.severity(), lint.summary(), List.of(lint.covers()), type);
        }

        /** The rule with the defaults of all its options. */
        public Rule withDefaults() {
            try {
                return type.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        type + " needs a public constructor without arguments", e);
            }
        }

        /** The Markdown that explains the rule; its examples are the rule's tests. */
        public String page() {
            return read(type.getResourceAsStream(type.getSimpleName() + ".md"));
        }

        /** The page without the cases that only tests read. */
        public String publishedPage() {
            return page().split("<!-- cases -->", 2)[0].strip();
        }

        /** Whether it offers a fix in some case: its page then shows one. */
        public boolean fixes() {
            return FIXED.matcher(page()).find();
        }
    }
}
