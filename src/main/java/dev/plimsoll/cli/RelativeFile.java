package dev.plimsoll.cli;

import java.nio.file.Path;

/** A file's name as GitHub wants it: below the current directory, such as {@code a/Dockerfile}. */
final class RelativeFile {
    private RelativeFile() {}

    /** The name without {@code ./} and, if it lies below the current directory, without that. */
    static String of(String file) {
        if (file.equals("-")) {
            return file;
        }
        var path = Path.of(file).normalize();
        var here = Path.of("").toAbsolutePath();
        var inside = path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
        return inside.toString().replace('\\', '/');
    }
}
