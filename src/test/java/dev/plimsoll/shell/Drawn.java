package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Scripts drawn as text, a command a line. */
final class Drawn {
    private Drawn() {}

    static Script read(String text) {
        return read(Shell.standard(), text);
    }

    static Script read(Shell shell, String text) {
        return shell.read(Excerpt.of(text, new Span(0, text.length())));
    }

    /** The words of each command in brackets, an unknown word as {@code ?}. */
    static String words(String text) {
        return words(read(text));
    }

    static String words(Script script) {
        return script.commands().stream().map(Drawn::words).collect(Collectors.joining("\n"));
    }

    private static String words(Command command) {
        return command.words().stream()
                .map(word -> word.literal().orElse("?"))
                .collect(Collectors.joining("] [", "[", "]"));
    }

    /** The name of each command, and what its context says. */
    static String contexts(Script script) {
        return script.commands().stream()
                .map(command -> command.name() + ":" + context(command.context()))
                .collect(Collectors.joining("\n"));
    }

    private static String context(Context context) {
        var said = new ArrayList<String>();
        add(said, "conditional", context.conditional());
        add(said, "tested", context.tested());
        add(said, "negated", context.negated());
        add(said, "substitution", context.substitution());
        add(said, "subshell", context.subshell());
        add(said, "background", context.background());
        add(said, "function", context.function());
        add(said, "uncalled", context.uncalled());
        add(said, "nested", context.nested());
        add(said, "errexit", context.errexit());
        add(said, "pipefail", context.pipefail());
        return said.isEmpty() ? "" : " " + String.join(" ", said);
    }

    private static void add(List<String> said, String name, boolean holds) {
        if (holds) {
            said.add(name);
        }
    }

    /** The pieces of a text that a script marks as unreadable. */
    static String unreadable(String text) {
        return read(text).unreadable().stream()
                .map(span -> span.start() + text.substring(span.start(), span.end()))
                .collect(Collectors.joining(" "));
    }
}
