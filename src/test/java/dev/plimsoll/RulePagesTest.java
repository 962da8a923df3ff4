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

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.stream.Stream;

/** Runs every Dockerfile on every rule's page, and holds each against laws that are true of all. */
class RulePagesTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Linter EVERY_RULE = new Linter(CATALOGUE);
    private static final Proof PROOF = new Proof(EVERY_RULE);

    @TestFactory
    Stream<DynamicNode> everyPage() {
        return CATALOGUE.entries().stream()
                .map(RulePage::of)
                .map(page -> DynamicContainer.dynamicContainer(page.rule().id(), tests(page)));
    }

    private static Stream<DynamicTest> tests(RulePage page) {
        var shape = DynamicTest.dynamicTest("page", () -> pageIsWhole(page));
        var examples =
                page.examples().stream()
                        .map(each ->
                                DynamicTest.dynamicTest(
                                        "line " + each.line(), () -> holds(page, each)));
        return Stream.concat(Stream.of(shape), examples);
    }

    private static void pageIsWhole(RulePage page) {
        assertFalse(page.rule().publishedPage().isEmpty(), "a page says why the rule exists");
        assertFalse(page.rule().summary().endsWith("."), "a summary has no full stop");
        assertTrue(
                page.examples().stream().anyMatch(each -> !page.findings(each.text()).isEmpty()),
                "a page shows what the rule finds");
        assertTrue(
                page.examples().stream().anyMatch(each -> page.findings(each.text()).isEmpty()),
                "a page shows what the rule lets pass");
    }

    private static void holds(RulePage page, RulePage.Example example) {
        if (example.isFixed()) {
            fixIsAsShown(page, example);
        }
        assertEquals(example.marked(), page.drawn(example.text()));
        for (var finding : page.findings(example.text())) {
            assertTrue(finding.message().matches("(?s).*[.?]"), finding.message());
            assertTrue(
                    finding.level().compareTo(page.rule().severity()) >= 0,
                    "above the rule's level");
        }
        assertEquals(List.of(), EVERY_RULE.lint(RulePage.parse(example.text())).broken());
        lineBreaksMakeNoDifference(page, example);
    }

    private static void fixIsAsShown(RulePage page, RulePage.Example example) {
        var before = example.fixedFrom();
        assertEquals(example.text(), page.fixed(before));
        assertNotEquals(before, example.text(), "a fix changes something");
        assertEquals(example.text(), page.fixed(example.text()), "a fix leaves nothing to fix");
        assertEquals(
                example.advised(),
                page.findings(before).stream()
                        .flatMap(finding -> finding.fix().stream())
                        .noneMatch(Fix::safe),
                "whether no fix is safe");
        var file = RulePage.parse(before);
        var verdict = EVERY_RULE.lint(file);
        for (var finding : page.findings(before)) {
            if (finding.fix().filter(Fix::safe).isPresent()
                    && verdict.findings().contains(finding)) {
                assertTrue(
                        PROOF.holds(file, verdict, List.of(finding)),
                        () -> "not proved: " + finding);
            }
        }
    }

    private static void lineBreaksMakeNoDifference(RulePage page, RulePage.Example example) {
        var crlf = example.text().replace("\n", "\r\n");
        assertEquals(
                page.findings(example.text()).stream().map(Finding::message).toList(),
                page.findings(crlf).stream().map(Finding::message).toList());
        assertEquals(
                page.fixed(example.text()),
                page.fixed(crlf).replace("\r\n", "\n"),
                "the fix with CRLF");
        assertFalse(
                page.fixed(crlf).replace("\r\n", "").contains("\n"),
                "a fix breaks lines as its file does");
    }
}
