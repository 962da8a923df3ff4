package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

/** Reads a shell text into commands. */
public final class ShellReader {
    private ShellReader() {}

    /** Reads a text of a POSIX shell with bash's common extensions; any text gives a script. */
    public static Script read(Excerpt text) {
        return new SimpleReader(text).read();
    }
}
