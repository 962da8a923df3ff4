package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;
import dev.plimsoll.source.Span;

import java.util.List;

/** Reads a shell text into commands. */
public final class ShellReader {
    private ShellReader() {}

    /** Reads a text for the shell of POSIX; any text gives a script. */
    public static Script read(Excerpt text) {
        return read(text, Shell.standard());
    }

    /** Reads a text as a shell does; without commands where its language is not known. */
    static Script read(Excerpt text, Shell shell) {
        return Flattening.of(text, shell);
    }

    /**
     * Reads the words of an exec form: they are one command, and where that is a shell with {@code
     * -c}, the commands of its script too.
     *
     * @param words what stands between the quotes
     */
    public static Script exec(Span span, List<Word> words) {
        var node = Node.alone(Node.Kind.SIMPLE, 0);
        node.words = List.copyOf(words);
        return Flattening.of(span, node);
    }
}
