package dev.plimsoll.lint;

import dev.plimsoll.source.Resource;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every rule there is: the records under {@code dev.plimsoll.rules} that carry {@link Lint}, by id.
 */
public record Catalogue(List<Entry> entries) {

    public Catalogue {
        entries = entries.stream().sorted(Comparator.comparing(Entry::id)).toList();
    }

    /** Reads the index that the build wrote; no rule is loaded for it. */
    public static Catalogue load() {
        return new Catalogue(CatalogueIndex.read());
    }

    public Optional<Entry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /**
     * The rules that a word means, in whatever case: the one of this id, else those that other
     * tools know under it, such as {@code DL3009}.
     */
    public List<Entry> meant(String word) {
        return find(word.toLowerCase(Locale.ROOT))
                .map(List::of)
                .orElseGet(() ->
                        entries.stream().filter(each -> each.coveredAs(word).isPresent()).toList());
    }

    /** The id that a word means, ours or another tool's, in its own spelling. */
    public Optional<String> idMeant(String word) {
        return meant(word).stream()
                .findFirst()
                .map(entry -> entry.coveredAs(word).orElse(entry.id()));
    }

    /** All ids that mean something: those of the rules, then those of other tools. */
    public Stream<String> ids() {
        return Stream.concat(
                entries.stream().map(Entry::id),
                entries.stream().flatMap(entry -> entry.covers().stream()).distinct());
    }

    /**
     * What is known of one rule.
     *
     * @param id such as {@code last-user-root}
     * @param type the name of its class
     * @param descriptor what its {@link Lint} says
     * @param fixes whether it offers a fix in some case: its page then shows one
     */
    public record Entry(String id, String type, Descriptor descriptor, boolean fixes) {
        private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
        private static final Pattern FIXED =
                Pattern.compile("(?m)^```dockerfile (?:advised )?fixed$");

        public static Entry of(Class<? extends Rule> type) {
            var page = page(type.getName());
            return new Entry(
                    hyphenated(type.getSimpleName()),
                    type.getName(),
                    Descriptor.of(type),
                    page.filter(text -> FIXED.matcher(text).find()).isPresent());
        }

        /** Such as {@code last-user-root} for {@code lastUserRoot} or {@code LastUserRoot}. */
        static String hyphenated(String name) {
            return HUMP.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
        }

        /** Its class without the room, such as {@code LastUserRoot}. */
        public String name() {
            return simpleName(type);
        }

        private static String simpleName(String type) {
            return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
        }

        private static String room(String type) {
            return type.substring(0, type.lastIndexOf('.'));
        }

        /** The room it lives in, such as {@code users}. */
        public String category() {
            var room = room(type);
            return room.substring(room.lastIndexOf('.') + 1);
        }

        /** The highest level of its findings. */
        public Severity severity() {
            return descriptor.severity();
        }

        /** Whether it is silent until somebody switches it on. */
        public boolean off() {
            return descriptor.off();
        }

        /** What it is set to where nobody says otherwise: {@code off}, or its severity. */
        public String level() {
            return off() ? "off" : severity().id();
        }

        public String summary() {
            return descriptor.summary();
        }

        /** The ids under which other tools know it, such as {@code DL3002}. */
        public List<String> covers() {
            return descriptor.covers();
        }

        /** The id of another tool that a word means, in whatever case. */
        Optional<String> coveredAs(String word) {
            return covers().stream().filter(word::equalsIgnoreCase).findFirst();
        }

        /** What can be set of it. */
        public List<RuleOption> options() {
            return new Options(this).all();
        }

        /** The rule with the defaults of all its options. */
        public Rule withDefaults() {
            return with(Map.of());
        }

        /**
         * The rule with some options set.
         *
         * @param values by the names of the options: booleans, whole numbers, texts, lists of texts
         *     or maps of texts, as a YAML file gives them
         * @throws BadOption where a name or a value does not fit; its message says which and why
         */
        public Rule with(Map<String, Object> values) {
            return new Options(this).rule(values);
        }

        /** The Markdown that explains the rule; its examples are the rule's tests. */
        public String page() {
            return page(type).orElseThrow(() -> new IllegalStateException(id + " has no page"));
        }

        /** The page without the cases that only tests read. */
        public String publishedPage() {
            return page().split("<!-- cases -->", 2)[0].strip();
        }

        private static Optional<String> page(String type) {
            var name = "/" + room(type).replace('.', '/') + "/" + simpleName(type) + ".md";
            return Resource.text(Catalogue.class, name);
        }
    }
}
