package dev.plimsoll.web;

import dev.plimsoll.lint.Catalogue;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.javalin.http.Context;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogue and the pages of its rules as HTML: what a review comment links to. */
public final class RulePages {
    private final Catalogue catalogue;
    private final TemplateEngine templates;
    private final Parser markdown = Parser.builder().build();
    private final HtmlRenderer html =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .nodeRendererFactory(CodeBlocks::new)
                    .build();

    public RulePages(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.templates =
                TemplateEngine.createPrecompiled(
                        null,
                        ContentType.Html,
                        RulePages.class.getClassLoader(),
                        "dev.plimsoll.pages");
    }

    /** All rules by category. */
    String list() {
        Map<String, List<Catalogue.Entry>> categories =
                catalogue.entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Catalogue.Entry::category,
                                        TreeMap::new,
                                        Collectors.toList()));
        return render(
                "rules.jte", Map.of("categories", categories, "count", catalogue.entries().size()));
    }

    /** The page of one rule, without the cases that only tests read. */
    Optional<String> page(String id) {
        return catalogue
                .find(id)
                .map(rule ->
                        render(
                                "rule.jte",
                                Map.of(
                                        "rule",
                                        rule,
                                        "page",
                                        html.render(markdown.parse(rule.publishedPage())))));
    }

    /** {@code GET /rules}. */
    void answerList(Context context) {
        answer(context, 200, list());
    }

    /**
     * {@code GET /rules/{id}}: the way to our rule for another tool's id, such as {@code DL3008};
     * 404 with the way to the list where there is no such rule.
     */
    void answerPage(Context context) {
        var id = context.pathParam("id");
        var page = page(id);
        if (page.isPresent()) {
            answer(context, 200, page.get());
            return;
        }
        catalogue.meant(id).stream()
                .findFirst()
                .ifPresentOrElse(
                        rule -> context.redirect(rule.id()), () -> answer(context, 404, unknown()));
    }

    private static void answer(Context context, int status, String page) {
        context.status(status).contentType("text/html; charset=utf-8").result(page);
    }

    private String unknown() {
        return render("unknown.jte", Map.of());
    }

    private String render(String template, Map<String, Object> model) {
        var output = new StringOutput();
        templates.render(template, model, output);
        return output.toString();
    }
}
