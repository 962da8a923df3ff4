package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;

/** Reads a shell text into commands. */
public final class ShellReader {
    private ShellReader() {}

    /** Reads a text of a POSIX shell with bash's common extensions; any text gives a script. */
    public static Script read(Excerpt text) {
        return read(text, false, false);
    }

    /** Reads a text for a shell that was started with {@code -e} or {@code -o pipefail}. */
    public static Script read(Excerpt text, boolean errexit, boolean pipefail) {
        return Flattening.of(text, errexit, pipefail);
    }

    /**
     * Reads the words of an exec form: they are one command, and where that is a shell with {@code
     * -c}, the commands of its script too.
     *
     * @param words what stands between the quotes
     */
    public static Script exec(Span span, List<Word> words) {
        if (words.isEmpty()) {
            return Script.empty(span);
        }
        var command = Command.exec(words);
        var commands = new ArrayList<>(List.of(command));
        if (command.is("sh", "bash", "dash", "ash", "zsh")) {
            command.operands().stream()
                    .findFirst()
                    .filter(script -> command.hasFlag("-c"))
                    .filter(script -> script.span().length() == script.text().length())
                    .ifPresent(script -> commands.addAll(read(excerpt(script)).commands()));
        }
        return new Script(span, commands, List.of(), List.of());
    }

    private static Excerpt excerpt(Word word) {
        var cutter = new Excerpt.Cutter(word.text().length());
        for (int i = 0; i < word.text().length(); i++) {
            cutter.add(word.text().charAt(i), word.span().start() + i);
        }
        return cutter.done(word.span().start());
    }
}
