package dev.plimsoll.source;

import java.util.Comparator;
import java.util.List;

/** Replaces the characters of one span. An empty span inserts; an empty replacement deletes. */
public record Edit(Span span, String replacement) implements Located {

    public static Edit insertBefore(Located place, String text) {
        return new Edit(Span.at(place.span().start()), text);
    }

    public static Edit insertAfter(Located place, String text) {
        return new Edit(Span.at(place.span().end()), text);
    }

    public static Edit replace(Located place, String text) {
        return new Edit(place.span(), text);
    }

    public static Edit delete(Located place) {
        return new Edit(place.span(), "");
    }

    /** Takes one of several away that stand side by side, with what sets it apart from the next. */
    public static Edit deleteOne(List<? extends Located> all, Located one) {
        int index = Places.beginningBefore(all, one.span().start());
        if (index > 0) {
            return delete(new Span(all.get(index - 1).span().end(), one.span().end()));
        }
        int end = all.size() > 1 ? all.get(1).span().start() : one.span().end();
        return delete(new Span(one.span().start(), end));
    }

    /**
     * Whether both cannot be applied to one text: they overlap or begin at one place. Two that
     * insert different texts at one place can: in the order in which they are given.
     */
    public boolean conflicts(Edit other) {
        if (span.isEmpty() && span.equals(other.span)) {
            return replacement.equals(other.replacement);
        }
        return span.overlaps(other.span) || span.start() == other.span.start();
    }

    /**
     * Applies edits that do not conflict; they may come in any order.
     *
     * @throws IllegalArgumentException if two of them conflict
     */
    public static String apply(String text, List<Edit> edits) {
        var sorted =
                edits.stream().sorted(Comparator.comparingInt(edit -> edit.span.start())).toList();
        var result = new StringBuilder(text.length() + 64);
        int copied = 0;
        for (var edit : sorted) {
            if (edit.span.start() < copied) {
                throw new IllegalArgumentException("edits overlap at " + edit.span);
            }
            result.append(text, copied, edit.span.start()).append(edit.replacement);
            copied = edit.span.end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
