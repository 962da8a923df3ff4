package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Paths as WORKDIR joins them and as scripts write them. */
public final class Paths {
    /** In characters, as many as Linux takes; directories that grow with a file end here. */
    public static final int LONGEST = 4096;

    /** More than any path lies in. */
    private static final int MOST_DIRECTORIES = 100;

    private static final List<String> HOMES = List.of("~", "$HOME", "${HOME}");

    private Paths() {}

    /** A path of a script without its quotes; home is root's. */
    public static String unquoted(String written) {
        var path = written.replace("\"", "").replace("'", "");
        for (var home : HOMES) {
            if (path.equals(home) || path.startsWith(home + "/")) {
                return "/root" + path.substring(home.length());
            }
        }
        return path;
    }

    /**
     * Where WORKDIR leads to.
     *
     * @param current the working directory before it, such as {@code /app}; may be empty
     * @param given the path with its variables expanded
     * @param windows whether the stage is for Windows
     * @return empty where BuildKit refuses the path
     */
    static Optional<String> workingDirectory(String current, String given, boolean windows) {
        if (!windows) {
            return Optional.of(onUnix(current, given));
        }
        return withoutDrive(current)
                .flatMap(parent -> withoutDrive(given).map(path -> onUnix(parent, path)))
                .map(path -> path.replace('/', '\\'));
    }

    private static String onUnix(String current, String given) {
        var parent = current.startsWith("/") ? current : clean("/" + current);
        if (given.isEmpty()) {
            return parent;
        }
        return given.startsWith("/") ? given : clean(parent + "/" + given);
    }

    /** A path of Windows with slashes and without the {@code C:} before it. */
    private static Optional<String> withoutDrive(String path) {
        var slashed = path.replace('\\', '/');
        int colon = slashed.indexOf(':');
        boolean elsewhere =
                slashed.startsWith("//")
                        || (colon == 1 && slashed.length() == 2)
                        || (colon >= 0 && !slashed.substring(0, colon).equalsIgnoreCase("c"));
        if (elsewhere) {
            return Optional.empty();
        }
        return Optional.of(slashed.isEmpty() ? "" : clean(slashed.substring(colon + 1)));
    }

    /**
     * A path from the root, such as {@code /app/src}.
     *
     * @param directory the working directory in which it is meant
     * @return empty where it depends on a directory that is not known
     */
    public static Optional<String> rooted(Value directory, String path) {
        return path.startsWith("/")
                ? Optional.of(clean(path))
                : directory.known().map(here -> clean(here + "/" + path));
    }

    /** A path and the directories that it lies in but for the root, nearest first. */
    public static Stream<String> upwards(String path) {
        return Stream.iterate(
                        path,
                        each -> !each.isEmpty(),
                        each -> each.substring(0, Math.max(0, each.lastIndexOf('/'))))
                .limit(MOST_DIRECTORIES);
    }

    /** The shortest path that means the same, dots and doubled slashes resolved. */
    public static String clean(String path) {
        boolean rooted = path.startsWith("/");
        var parts = new ArrayList<String>();
        for (var part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
                parts.add(part);
            }
        }
        var joined = String.join("/", parts);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
