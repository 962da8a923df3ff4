package dev.plimsoll.cli;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** A Markdown page as text for a terminal: paragraphs folded, code indented. */
final class TerminalPage extends AbstractVisitor {
    /** Longer lines of prose are hard to read. */
    private static final int WIDTH = 88;

    private final Terminal terminal;
    private final StringBuilder page = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private String bullet = "";

    private TerminalPage(Terminal terminal) {
        this.terminal = terminal;
    }

    static String of(String markdown, Terminal terminal) {
        var page = new TerminalPage(terminal);
        Parser.builder().build().parse(markdown).accept(page);
        return page.page.toString();
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        page.append(terminal.bold(words.toString())).append("\n\n");
        words.setLength(0);
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        fold(words.toString());
        words.setLength(0);
        page.append(bullet.isEmpty() ? "\n" : "");
        bullet = " ".repeat(bullet.length());
    }

    @Override
    public void visit(FencedCodeBlock block) {
        var title = title(block.getInfo());
        if (!title.isEmpty()) {
            page.append(terminal.faint("  " + title + ":")).append('\n');
        }
        block.getLiteral().lines().forEach(line -> page.append(code(line)).append('\n'));
        page.append('\n');
    }

    private static String title(String info) {
        return switch (info) {
            case "dockerfile" -> "";
            case "dockerfile fixed" -> "Fixed";
            case "dockerfile advised fixed" -> "One way, to be looked at first";
            case "yaml" -> "Options";
            case "tree" -> "Files beside it";
            default -> info.startsWith("file ") ? info.substring("file ".length()) : "";
        };
    }

    private String code(String line) {
        boolean found = line.matches("(?:# *| *)\\^+(?: .*)?");
        var shown = "    " + (found ? line.replaceFirst("^#", " ") : line);
        return found ? terminal.added(shown) : shown;
    }

    @Override
    public void visit(BulletList list) {
        visitChildren(list);
        page.append('\n');
    }

    @Override
    public void visit(OrderedList list) {
        visitChildren(list);
        page.append('\n');
    }

    @Override
    public void visit(ListItem item) {
        bullet = "- ";
        visitChildren(item);
        bullet = "";
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append('`').append(code.getLiteral()).append('`');
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        visitChildren(emphasis);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        words.append(" (").append(link.getDestination()).append(')');
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock block) {
        // A comment of the author's, such as a mark for tests.
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        words.append(' ');
    }

    private void fold(String text) {
        int column = bullet.length();
        page.append(bullet);
        for (var word : text.split(" +")) {
            if (column > bullet.length() && column + 1 + word.length() > terminal.width(WIDTH)) {
                page.append('\n').append(" ".repeat(bullet.length()));
                column = bullet.length();
            }
            if (column > bullet.length()) {
                page.append(' ');
                column++;
            }
            page.append(word);
            column += word.length();
        }
        page.append('\n');
    }
}
