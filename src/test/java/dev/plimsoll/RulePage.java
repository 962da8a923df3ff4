package dev.plimsoll;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Report;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The page of a rule, read as the rule's test: its Dockerfiles, with carets under what must be
 * found.
 *
 * <p>A line of carets stands below the line that a finding starts on, and after them its message;
 * before the message {@code [info]} where the level is lower than the rule's. A message may be
 * followed by the ids under which other tools know the finding, without tally's copies: {@code
 * [DL3013, S6505]}, or {@code []} where there is none. A line that names no ids asks for none.
 *
 * <p>A block tagged {@code dockerfile fixed} is what the fixes make of the block above it. A {@code
 * yaml} block sets options of the rule, by their names, for the block below it and the fixed one of
 * that.
 */
record RulePage(Catalogue.Entry rule, List<Example> examples) {
    private static final Pattern BLOCK =
            Pattern.compile("(?s)```(dockerfile|dockerfile fixed|yaml)\\n(.*?)```");
    private static final Pattern MARKER =
            Pattern.compile("(?m)^(?:# *| *)\\^+(?: .*?(?<ids> \\[[^\\[\\]]*])?)?\\n");

    static RulePage of(Catalogue.Entry rule) {
        var page = rule.page();
        var examples = new ArrayList<Example>();
        var above = new Example(rule, Map.of(), 0, "", "");
        Map<String, Object> options = Map.of();
        for (var block : BLOCK.matcher(page).results().toList()) {
            int line = (int) page.substring(0, block.start()).lines().count() + 1;
            var text = block.group(2);
            switch (block.group(1)) {
                case "yaml" -> options = options(text);
                case "dockerfile fixed" ->
                        examples.add(new Example(rule, above.options, line, text, above.text()));
                default -> {
                    examples.add(new Example(rule, options, line, text, ""));
                    options = Map.of();
                }
            }
            above = examples.isEmpty() ? above : examples.getLast();
        }
        return new RulePage(rule, examples);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> options(String yaml) {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    static Dockerfile parse(String text) {
        return Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
    }

    /**
     * One block.
     *
     * @param options of the rule, those that are not the default
     * @param line where it stands on the page, from 1
     * @param marked the text with its lines of carets
     * @param fixedFrom the text of which this must be the fixed one; empty where the block is no
     *     such one
     */
    record Example(
            Catalogue.Entry rule,
            Map<String, Object> options,
            int line,
            String marked,
            String fixedFrom) {

        String text() {
            return MARKER.matcher(marked).replaceAll("");
        }

        boolean isFixed() {
            return !fixedFrom.isEmpty();
        }

        List<Finding> findings() {
            return findings(text());
        }

        /**
         * What the rule finds in a text, with the options of this block, in the order of places.
         */
        List<Finding> findings(String text) {
            var report = new Report(rule, parse(text));
            rule.with(options).check(parse(text), report);
            return report.findings().stream()
                    .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                    .toList();
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
            var asked = MARKER.matcher(marked).results().map(each -> each.group("ids") != null);
            var askedFor = asked.toList();
            var found = findings();
            var lines = new ArrayList<Edit>();
            for (int i = 0; i < found.size(); i++) {
                lines.add(line(found.get(i), i < askedFor.size() && askedFor.get(i)));
            }
            return Edit.apply(text(), lines);
        }

        private Edit line(Finding finding, boolean ids) {
            var text = text();
            int start = finding.span().start();
            int lineStart = text.lastIndexOf('\n', start - 1) + 1;
            int lineEnd = text.indexOf('\n', start);
            int visible =
                    Math.min(finding.span().end(), lineEnd < 0 ? text.length() : lineEnd) - start;
            int column = start - lineStart;
            var line =
                    "%s%s %s%s%s\n"
                            .formatted(
                                    column == 0 ? "" : "#" + " ".repeat(column - 1),
                                    "^".repeat(Math.max(1, visible)),
                                    finding.level() == rule.severity()
                                            ? ""
                                            : "[" + finding.level().id() + "] ",
                                    finding.message(),
                                    ids ? ids(finding) : "");
            return new Edit(Span.at(lineEnd < 0 ? text.length() : lineEnd + 1), line);
        }

        private static String ids(Finding finding) {
            var ids =
                    finding.covers().stream()
                            .filter(id ->
                                    !id.startsWith("hadolint/") && !id.startsWith("buildkit/"))
                            .toList();
            return " [" + String.join(", ", ids) + "]";
        }
    }
}
