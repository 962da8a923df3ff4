package dev.plimsoll.shell;

import dev.plimsoll.source.Excerpt;

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
}
