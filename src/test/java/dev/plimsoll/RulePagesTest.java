package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Finding;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.lint.Proof;
import dev.plimsoll.lint.Selection;
import dev.plimsoll.lint.Selection.Start;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs every Dockerfile on every rule's page, and holds each against laws that are true of all. */
class RulePagesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");
    private static final Pattern WAIVE = Pattern.compile("(?i)\\bwaive\\b");
    private static final Pattern STANDARD =
            Pattern.compile(
                    "\\[[^\\]]+]\\(https://(?:docs\\.docker\\.com|www\\.cisecurity\\.org|csrc\\.nist\\.gov)/[^)\\s]+\\)");

    @TestFactory
    Stream<DynamicNode> everyPage() {
        return CATALOGUE.entries().stream()
                .map(RulePage::of)
                .map(page -> DynamicContainer.dynamicContainer(page.rule().id(), tests(page)));
    }

    private static Stream<DynamicTest> tests(RulePage page) {
        var whole =
                Stream.of(
                        DynamicTest.dynamicTest("page", () -> pageIsWhole(page)),
                        DynamicTest.dynamicTest("options", () -> optionsAreExplained(page)),
                        DynamicTest.dynamicTest("insteadOf", () -> standsInWhereItSays(page)));
        var examples =
                page.examples().stream()
                        .map(each ->
                                DynamicTest.dynamicTest("line " + each.line(), () -> holds(each)));
        return Stream.concat(whole, examples);
    }

    /**
     * A page says the danger in two sentences, shows a wrong and a right file, says when to waive
     * what is found, names a standard, and has cases that are only run.
     */
    private static void pageIsWhole(RulePage page) {
        var text = page.rule().publishedPage();
        var prose = text.replaceAll("(?s)```.*?```", "");
        assertFalse(page.rule().summary().endsWith("."), "a summary has no full stop");
        assertEquals(
                2,
                SENTENCE_END.matcher(text.split("\n\n", 2)[0]).results().count(),
                "the first paragraph says the danger in two sentences");
        assertTrue(
                page.published().anyMatch(each -> !each.findings().isEmpty()),
                "a page shows what the rule finds");
        assertTrue(
                page.published().anyMatch(each -> each.findings().isEmpty()),
                "a page shows how it is right");
        assertTrue(WAIVE.matcher(prose).find(), "a page says when to waive it");
        assertTrue(
                STANDARD.matcher(prose).find(),
                "a page names CIS's or NIST's standard or Docker's documentation");
        assertTrue(
                page.published().count() < page.examples().size(),
                "a page has cases that are run and not published");
    }

    private static void optionsAreExplained(RulePage page) {
        for (var option : page.rule().options()) {
            assertTrue(option.meaning().endsWith("."), option.name());
            assertTrue(
                    page.examples().stream()
                            .anyMatch(each -> each.place().options().containsKey(option.name())),
                    () -> "a page shows what the option does: " + option.name());
        }
    }

    /** Each rule that this one speaks for exists, and speaks of one place with it on this page. */
    private static void standsInWhereItSays(RulePage page) {
        for (var general : page.rule().descriptor().insteadOf()) {
            var entry = CATALOGUE.find(general).orElseThrow();
            assertFalse(reached(entry, new HashSet<>()).contains(page.rule().id()), "a circle");
            assertTrue(
                    page.examples().stream().anyMatch(each -> speaksFor(each, entry)),
                    () -> "no example shows where it speaks for " + general);
        }
    }

    private static Set<String> reached(Catalogue.Entry rule, Set<String> reached) {
        for (var general : rule.descriptor().insteadOf()) {
            if (reached.add(general)) {
                reached(CATALOGUE.find(general).orElseThrow(), reached);
            }
        }
        return reached;
    }

    private static boolean speaksFor(RulePage.Example example, Catalogue.Entry general) {
        var alone = new Selection(Start.NOTHING, Set.of(general.id()), Set.of(), Map.of());
        var both =
                new Selection(
                        Start.NOTHING,
                        Set.of(general.id(), example.rule().id()),
                        Set.of(),
                        Map.of(example.rule().id(), example.place().options()));
        return said(both, example, general.id()) < said(alone, example, general.id());
    }

    private static long said(Selection selection, RulePage.Example example, String rule) {
        return new Linter(CATALOGUE, selection)
                .lint(example.parse(example.text())).findings().stream()
                        .filter(finding -> finding.rule().equals(rule))
                        .count();
    }

    private static void holds(RulePage.Example example) {
        var everyRule = example.linter(Start.EVERYTHING);
        example.origin().ifPresent(origin -> fixIsAsShown(example, origin, everyRule));
        assertEquals(example.marked(), example.drawn());
        for (var finding : example.findings()) {
            assertTrue(finding.message().matches("(?s).*[.?]"), finding.message());
            codeIsWhole(finding.message());
            assertTrue(
                    finding.level().compareTo(example.rule().severity()) >= 0,
                    "above the rule's level");
            assertEquals(
                    List.of(),
                    finding.covers().stream()
                            .filter(id -> !example.rule().covers().contains(id))
                            .toList(),
                    "ids that the rule does not say it covers");
        }
        assertEquals(List.of(), everyRule.lint(example.parse(example.text())).broken());
        lineBreaksMakeNoDifference(example);
        noSecretIsShown(example, everyRule);
    }

    /** Whatever a rule quotes, with a password in every address. */
    private static void noSecretIsShown(RulePage.Example example, Linter everyRule) {
        var password = "Sup3rS3cr3tPw99";
        var text = example.text().replaceAll("://(?=[A-Za-z0-9])", "://user:" + password + "@");
        if (!text.equals(example.text())) {
            for (var finding : everyRule.lint(example.parse(text)).findings()) {
                assertFalse(finding.message().contains(password), finding::message);
                assertFalse(finding.identity().subject().contains(password), finding::toString);
            }
        }
    }

    /** No backtick is left over where Markdown is read. */
    private static void codeIsWhole(String message) {
        Parser.builder()
                .build()
                .parse(message)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Text text) {
                                assertFalse(text.getLiteral().contains("`"), message);
                            }
                        });
    }

    private static void fixIsAsShown(
            RulePage.Example example, RulePage.Origin origin, Linter everyRule) {
        var before = origin.text();
        assertEquals(example.text(), example.fixed(before));
        assertNotEquals(before, example.text(), "a fix changes something");
        assertEquals(example.text(), example.fixed(example.text()), "a fix leaves nothing to fix");
        assertEquals(
                origin.advised(),
                example.findings(before).stream()
                        .flatMap(finding -> finding.fix().stream())
                        .noneMatch(Fix::safe),
                "whether no fix is safe");
        var file = example.parse(before);
        var verdict = everyRule.lint(file);
        for (var finding : example.findings(before)) {
            boolean stands =
                    verdict.findings().stream()
                            .anyMatch(each ->
                                    each.identity().equals(finding.identity())
                                            && each.span().equals(finding.span()));
            if (stands && finding.fix().filter(Fix::safe).isPresent()) {
                assertTrue(
                        new Proof(everyRule).holds(file, verdict, List.of(finding)),
                        () -> "not proved: " + finding);
            }
        }
    }

    private static void lineBreaksMakeNoDifference(RulePage.Example example) {
        var crlf = example.text().replace("\n", "\r\n");
        assertEquals(
                example.findings().stream().map(Finding::message).toList(),
                example.findings(crlf).stream().map(Finding::message).toList());
        assertEquals(
                example.fixed(example.text()),
                example.fixed(crlf).replace("\r\n", "\n"),
                "the fix with CRLF");
        assertFalse(
                example.fixed(crlf).replace("\r\n", "").contains("\n"),
                "a fix breaks lines as its file does");
    }
}
