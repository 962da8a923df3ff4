package dev.plimsoll;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.dockerfile.Tree;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Selection;
import dev.plimsoll.lint.Selection.Start;
import dev.plimsoll.lint.WaiverRule;
import dev.plimsoll.lint.Waivers;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of a rule, read as the rule's test: its Dockerfiles, with carets under what must be
 * found, whether a comment waives it or not.
 *
 * <p>A line of carets stands below the line that a finding starts on, and after them its message;
 * before the message {@code [info]} where the level is lower than the rule's. A message may be
 * followed by the ids under which other tools know the finding, without tally's copies: {@code
 * [DL3013, S6505]}, or {@code []} where there is none. A line that names no ids asks for none.
 *
 * <p>A block whose last line is {@code \ No newline at end of file}, as in a diff, is a file whose
 * last line is not ended.
 *
 * <p>A block tagged {@code dockerfile fixed} is what the fixes make of the block above it; {@code
 * dockerfile advised fixed}, where none of them is safe.
 *
 * <p>Blocks above a Dockerfile say in what it lies, and hold for it and the fixed one below it:
 * {@code yaml} sets options of the rule by their names, {@code tree} names files beside it, one a
 * line, and {@code file .dockerignore} gives one of them with its text.
 *
 * <p>The rule is asked alone, as if no more specific one spoke for it; only one about waivers needs
 * all the others.
 */
record RulePage(Catalogue.Entry rule, List<Example> examples) {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?s)```(dockerfile(?: advised)?(?: fixed)?|yaml|tree|file \\S+)\\n(.*?)```");
    private static final String NOT_ENDED = "\n\\ No newline at end of file\n";
    private static final Pattern MARKER =
            Pattern.compile("(?m)^(?:# *| *)\\^+(?: .*?(?<ids> \\[[^\\[\\]]*])?)?\\n");

    static RulePage of(Catalogue.Entry rule) {
        var page = rule.page();
        var examples = new ArrayList<Example>();
        var around = new Around();
        for (var block : BLOCK.matcher(page).results().toList()) {
            int line = (int) page.substring(0, block.start()).lines().count() + 1;
            var kind = block.group(1).split(" ", 2);
            var text = block.group(2);
            switch (kind[0]) {
                case "yaml" -> around.options = options(text);
                case "tree" -> around.files.addAll(text.lines().toList());
                case "file" -> around.texts.put(kind[1], SourceText.of(text));
                default -> {
                    boolean fixed = kind.length > 1;
                    var above = fixed ? Optional.of(examples.getLast()) : Optional.<Example>empty();
                    var origin =
                            above.map(each -> new Origin(each.text(), kind[1].contains("advised")));
                    var place = above.map(Example::place).orElseGet(around::place);
                    examples.add(new Example(rule, place, line, text, origin));
                    around = new Around();
                }
            }
        }
        return new RulePage(rule, examples);
    }

    /** The examples that people read. */
    Stream<Example> published() {
        long end = rule.publishedPage().lines().count();
        return examples.stream().filter(each -> each.line <= end);
    }

    /** What the blocks above a Dockerfile say. */
    private static final class Around {
        private Map<String, Object> options = Map.of();
        private final List<String> files = new ArrayList<>();
        private final Map<String, SourceText> texts = new HashMap<>();

        Place place() {
            if (files.isEmpty() && texts.isEmpty()) {
                return new Place(options, Surroundings.UNKNOWN);
            }
            files.add("Dockerfile");
            files.addAll(texts.keySet());
            return new Place(options, Surroundings.in(Tree.of(files, texts), "Dockerfile"));
        }
    }

    /**
     * In what a Dockerfile lies.
     *
     * @param options of the rule, those that are not the default
     * @param around the files beside it
     */
    record Place(Map<String, Object> options, Surroundings around) {}

    @SuppressWarnings("unchecked")
    private static Map<String, Object> options(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /**
     * What a fixed block was before.
     *
     * @param advised whether no fix of it may be a safe one
     */
    record Origin(String text, boolean advised) {}

    /**
     * One block.
     *
     * @param line where it stands on the page, from 1
     * @param marked the text with its lines of carets
     * @param origin there where the block is a fixed one
     */
    record Example(
            Catalogue.Entry rule, Place place, int line, String marked, Optional<Origin> origin) {

        String text() {
            var text = MARKER.matcher(marked).replaceAll("");
            return text.endsWith(NOT_ENDED)
                    ? text.substring(0, text.length() - NOT_ENDED.length())
                    : text;
        }

        Dockerfile parse(String text) {
            return Dockerfile.parse(SourceText.of(text), place.around);
        }

        List<Finding> findings() {
            return findings(text());
        }

        /**
         * What the rule finds in a text, with the options of this block, in the order of places.
         */
        List<Finding> findings(String text) {
            var verdict = linter(startAlone()).lint(parse(text));
            return Stream.concat(
                            verdict.findings().stream(),
                            verdict.waived().stream().map(Waivers.Waived::finding))
                    .filter(finding -> finding.rule().equals(rule.id()))
                    .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                    .toList();
        }

        /** Asks every rule, or the one of this page alone, with the options of this block. */
        Linter linter(Start start) {
            // A rule of the tests is in no catalogue.
            var catalogue =
                    CATALOGUE.find(rule.id()).isPresent()
                            ? CATALOGUE
                            : new Catalogue(List.of(rule));
            var options = Map.of(rule.id(), place.options);
            return new Linter(
                    catalogue, new Selection(start, Set.of(rule.id()), Set.of(), options));
        }

        private Start startAlone() {
            return rule.withDefaults() instanceof WaiverRule ? Start.EVERYTHING : Start.NOTHING;
        }

        /** The text after every fix that the rule offers on it. */
        String fixed(String text) {
            var edits =
                    findings(text).stream()
                            .flatMap(finding -> finding.fix().stream())
                            .flatMap(fix -> fix.edits().stream())
                            .toList();
            return Edit.apply(text, edits);
        }

        /** The text with its findings drawn, with ids where this block names them. */
        String drawn() {
            var asked =
                    MARKER.matcher(marked)
                            .results()
                            .map(each -> each.group("ids") != null)
                            .toList();
            var found = findings();
            var lines = new ArrayList<Edit>();
            for (int i = 0; i < found.size(); i++) {
                lines.add(drawn(found.get(i), i < asked.size() && asked.get(i)));
            }
            return Edit.apply(text() + (marked.endsWith(NOT_ENDED) ? NOT_ENDED : ""), lines);
        }

        private Edit drawn(Finding finding, boolean ids) {
            var text = text();
            int start = finding.span().start();
            int lineStart = text.lastIndexOf('\n', start - 1) + 1;
            int lineEnd = text.indexOf('\n', start);
            int visible =
                    Math.min(finding.span().end(), lineEnd < 0 ? text.length() : lineEnd) - start;
            int column = start - lineStart;
            var indent = column == 0 ? "" : "#" + " ".repeat(column - 1);
            var level = finding.level() == rule.severity() ? "" : "[" + finding.level().id() + "] ";
            var carets = "^".repeat(Math.max(1, visible));
            var line =
                    indent + carets + " " + level + finding.message() + (ids ? ids(finding) : "");
            return new Edit(Span.at((lineEnd < 0 ? text.length() : lineEnd) + 1), line + "\n");
        }

        private static String ids(Finding finding) {
            var ids =
                    finding.covers().stream()
                            .filter(id -> !id.matches("(hadolint|buildkit)/.*"))
                            .toList();
            return " [" + String.join(", ", ids) + "]";
        }
    }
}
