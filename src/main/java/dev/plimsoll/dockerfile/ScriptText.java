package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Excerpt;

import java.util.List;

/** The text that the shell reads in the shell form. */
final class ScriptText {
    private ScriptText() {}

    /**
     * What follows the flags, with the here-documents after it; or the body of the only one, where
     * nothing else is there.
     */
    static Excerpt of(Excerpt rest, List<Heredoc> heredocs) {
        if (heredocs.isEmpty()) {
            return rest;
        }
        if (heredocs.size() == 1 && isBare(rest.text())) {
            return Excerpt.of(heredocs.getFirst().body(), heredocs.getFirst().span().start());
        }
        var script = new Excerpt.Cutter(rest.text().length() + 256);
        script.add(rest, 0, rest.text().length());
        for (var each : heredocs) {
            script.add('\n', each.span().start());
            script.add(each.body(), each.span().start());
            script.add(each.name(), each.span().end());
        }
        return script.done(rest.span().start());
    }

    /** Whether it is nothing but what announces a here-document, such as {@code <<EOF}. */
    static boolean isBare(String text) {
        if (!text.startsWith("<<")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (" \t\n|;&>".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
