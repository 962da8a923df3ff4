package dev.plimsoll.e2e;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

import java.util.ArrayList;
import java.util.List;

/** What a reader of Markdown sees of it beside code: where names ping and addresses link. */
final class Markdown {
    private Markdown() {}

    /** Plain text and the targets of links, one a line. */
    static String withoutCode(String markdown) {
        var plain = new StringBuilder();
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Text text) {
                                plain.append(text.getLiteral()).append('\n');
                                visitChildren(text);
                            }

                            @Override
                            public void visit(Link link) {
                                plain.append(link.getDestination()).append('\n');
                                visitChildren(link);
                            }
                        });
        return plain.toString();
    }

    /** What is HTML in it, piece by piece. */
    static List<String> html(String markdown) {
        var found = new ArrayList<String>();
        Parser.builder()
                .build()
                .parse(markdown)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(HtmlInline html) {
                                found.add(html.getLiteral());
                            }

                            @Override
                            public void visit(HtmlBlock html) {
                                found.add(html.getLiteral());
                            }
                        });
        return found;
    }
}
