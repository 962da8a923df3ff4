package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

/**
 * A here-document of RUN, COPY or ADD.
 *
 * @param span its body, the line of the delimiter not included
 * @param operator the {@code <<EOF} that announces it
 * @param name the delimiter without quotes, such as {@code EOF}
 * @param expands whether variables in it are expanded: the delimiter is not quoted
 * @param chomps whether leading tabs are removed: it is announced by {@code <<-}
 * @param body as written
 */
public record Heredoc(
        Span span, Argument operator, String name, boolean expands, boolean chomps, String body)
        implements Located {

    /** The body; leading tabs removed for {@code <<-}. */
    public String data() {
        return chomps ? chomped(body) : body;
    }

    /** The same body under what a word of ADD or COPY says of it. */
    Heredoc announcedBy(Argument word, HeredocReader.Name name) {
        return new Heredoc(span, word, this.name, name.expands(), name.chomps(), body);
    }

    private static String chomped(String data) {
        var out = new StringBuilder(data.length());
        boolean atStart = true;
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (!atStart || c != '\t') {
                out.append(c);
                atStart = c == '\n';
            }
        }
        return out.toString();
    }
}
