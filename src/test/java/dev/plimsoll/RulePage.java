package dev.plimsoll;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Waivers;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page of a rule, read as the rule's test: its Dockerfiles, with carets under what must be
 * found.
 */
record RulePage(Catalogue.Entry rule, List<Example> examples) {
    private static final Linter EVERY_RULE = new Linter(Catalogue.load());
    private static final Pattern BLOCK =
            Pattern.compile("(?s)```dockerfile( advised)?( fixed)?\\n(.*?)```");
    private static final Pattern MARKER = Pattern.compile("(?m)^(?:# *| *)\\^+(?: .*)?\\n");

    /**
     * One block.
     *
     * @param line where it stands on the page, from 1
     * @param marked the text with its lines of carets
     * @param fixedFrom the text of which this must be the fixed one; empty where the block is no
     *     such one
     * @param advised whether no fix of that text may be a safe one
     */
    record Example(int line, String marked, String fixedFrom, boolean advised) {
        String text() {
            return MARKER.matcher(marked).replaceAll("");
        }

        boolean isFixed() {
            return !fixedFrom.isEmpty();
        }
    }

    static RulePage of(Catalogue.Entry rule) {
        var page = rule.page();
        var examples = new ArrayList<Example>();
        var above = "";
        for (var block : BLOCK.matcher(page).results().toList()) {
            int line = (int) page.substring(0, block.start()).lines().count() + 1;
            boolean advised = block.group(1) != null;
            boolean fixed = block.group(2) != null;
            var example = new Example(line, block.group(3), fixed ? above : "", advised);
            examples.add(example);
            above = example.text();
        }
        return new RulePage(rule, examples);
    }

    static Dockerfile parse(String text) {
        return Dockerfile.parse(SourceText.of(text), Surroundings.UNKNOWN);
    }

    /** What the rule finds among all others, waived or not. */
    List<Finding> findings(String text) {
        var verdict = EVERY_RULE.lint(parse(text));
        return Stream.concat(
                        verdict.findings().stream(),
                        verdict.waived().stream().map(Waivers.Waived::finding))
                .filter(finding -> finding.rule().equals(rule.id()))
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

    /**
     * The text with its findings drawn under the lines they start on; a lower level than the rule's
     * is named.
     */
    String drawn(String text) {
        var inserts =
                findings(text).stream()
                        .sorted(Comparator.comparingInt(finding -> finding.span().start()))
                        .map(finding -> drawn(text, finding))
                        .toList();
        return Edit.apply(text, inserts);
    }

    private Edit drawn(String text, Finding finding) {
        int start = finding.span().start();
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', start);
        int visible = Math.min(finding.span().end(), lineEnd < 0 ? text.length() : lineEnd) - start;
        int column = start - lineStart;
        var indent = column == 0 ? "" : "#" + " ".repeat(column - 1);
        var level = finding.level() == rule.severity() ? "" : "[" + finding.level().id() + "] ";
        var line =
                indent + "^".repeat(Math.max(1, visible)) + " " + level + finding.message() + "\n";
        return new Edit(Span.at(lineEnd < 0 ? text.length() : lineEnd + 1), line);
    }
}
