package dev.plimsoll.web;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The code of a rule's page: a Dockerfile says whether it is found fault with, and what is found
 * stands under its place.
 */
final class CodeBlocks implements NodeRenderer {
    private static final Pattern MARK = Pattern.compile("(?:# *| *)\\^+(?: .*)?");

    private final HtmlNodeRendererContext context;

    CodeBlocks(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        var block = (FencedCodeBlock) node;
        var kind = Kind.of(block);
        var html = context.getWriter();
        html.tag("figure", Map.of("class", kind.name));
        html.tag("figcaption");
        html.text(kind == Kind.FILE ? block.getInfo().substring("file ".length()) : kind.caption);
        html.tag("/figcaption");
        // Focusable, so that a keyboard can scroll what is too wide.
        html.tag("pre", Map.of("tabindex", "0"));
        html.tag("code");
        block.getLiteral().lines().forEach(this::line);
        html.tag("/code");
        html.tag("/pre");
        html.tag("/figure");
        html.line();
    }

    private void line(String line) {
        var html = context.getWriter();
        if (MARK.matcher(line).matches()) {
            html.tag("span", Map.of("class", "mark"));
            html.text(line.replaceFirst("^#", " "));
            html.tag("/span");
        } else {
            html.text(line);
        }
        html.text("\n");
    }

    private enum Kind {
        FOUND("found", "Dockerfile with findings"),
        CLEAN("clean", "Dockerfile without findings"),
        FIXED("fixed", "The same, fixed"),
        ADVISED("fixed", "One way, to be looked at first"),
        TREE("other", "Files beside it"),
        FILE("other", ""),
        OTHER("other", "Configuration");

        private final String name;
        private final String caption;

        Kind(String name, String caption) {
            this.name = name;
            this.caption = caption;
        }

        static Kind of(FencedCodeBlock block) {
            return switch (block.getInfo()) {
                case "dockerfile fixed" -> FIXED;
                case "dockerfile advised fixed" -> ADVISED;
                case "dockerfile" ->
                        block.getLiteral().lines().anyMatch(line -> MARK.matcher(line).matches())
                                ? FOUND
                                : CLEAN;
                case "tree" -> TREE;
                default -> block.getInfo().startsWith("file ") ? FILE : OTHER;
            };
        }
    }
}
