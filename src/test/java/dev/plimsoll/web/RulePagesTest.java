package dev.plimsoll.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class RulePagesTest {

    @Lint(
            severity = Severity.WARNING,
            summary = "Say <b>what</b> you mean",
            covers = {"DL3002"})
    private record HostilePage() implements Rule {
        @Override
        public void check(Dockerfile file, Report report) {}
    }

    private static final RulePages PAGES =
            new RulePages(new Catalogue(List.of(Catalogue.Entry.of(HostilePage.class))));

    @Test
    void aPageShowsItsExamplesWithWhatIsFoundUnderItsPlace() {
        var main = Jsoup.parse(PAGES.page("hostile-page").orElseThrow()).selectFirst("main");
        assertEquals(
                """
                <figure class="found">
                 <figcaption>Dockerfile with findings</figcaption>
                 <pre tabindex="0"><code>FROM debian:13
                USER root
                <span class="mark">     ^^^^ The image runs as `root`.</span>
                </code></pre>
                </figure>
                <figure class="fixed">
                 <figcaption>The same, fixed</figcaption>
                 <pre tabindex="0"><code>FROM debian:13
                USER app
                </code></pre>
                </figure>
                """
                        .strip(),
                main == null ? "" : main.select("figure").outerHtml());
    }

    @Test
    void rawHtmlAndScriptLinksOfAPageAreText() {
        var page = Jsoup.parse(PAGES.page("hostile-page").orElseThrow());
        assertEquals(List.of(), page.select("script, b").eachText());
        assertEquals("", page.select("main a").attr("href"));
        assertTrue(page.text().contains("<script>alert(1)</script>"), page.text());
        assertTrue(page.text().contains("Say <b>what</b> you mean."), page.text());
    }

    @Test
    void casesOfTestsAreNotPublished() {
        assertEquals(false, PAGES.page("hostile-page").orElseThrow().contains("not published"));
    }

    @Test
    void theListLinksEveryRuleRelatively() {
        var list = Jsoup.parse(PAGES.list());
        assertEquals(List.of("rules/hostile-page"), list.select(".rules a").eachAttr("href"));
        assertEquals("web", list.select("h2").text());
    }

    @Test
    void anUnknownRuleHasNoPage() {
        assertEquals(Optional.empty(), PAGES.page("../layout"));
    }

    @Test
    void everyRuleOfTheCatalogueHasAPage() {
        var catalogue = Catalogue.load();
        var pages = new RulePages(catalogue);
        var without =
                catalogue.entries().stream()
                        .filter(rule -> pages.page(rule.id()).isEmpty())
                        .toList();
        assertEquals(List.of(), without);
    }

    @Test
    void pagesNeedNothingFromElsewhere() {
        var page = Jsoup.parse(PAGES.page("hostile-page").orElseThrow());
        assertEquals(List.of(), page.select("[src], link, script").eachText());
    }
}
