package dev.plimsoll.cli;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

import java.util.Optional;

/**
 * A comment taken apart for showing.
 *
 * @param prose Markdown without the suggestion
 * @param suggestion the lines that it puts in place of those it stands on; empty text deletes them
 */
record CommentParts(String prose, Optional<String> suggestion) {

    static CommentParts of(String body) {
        var document =
                Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(body);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock block && "suggestion".equals(block.getInfo())) {
                var spans = block.getSourceSpans();
                int start = spans.getFirst().getInputIndex();
                var last = spans.getLast();
                int end = last.getInputIndex() + last.getLength();
                var prose = body.substring(0, start) + body.substring(end);
                return new CommentParts(prose, Optional.of(block.getLiteral()));
            }
        }
        return new CommentParts(body, Optional.empty());
    }
}
