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
 * @param data the body; leading tabs removed for {@code <<-}
 */
public record Heredoc(Span span, Argument operator, String name, boolean expands, String data)
        implements Located {}
