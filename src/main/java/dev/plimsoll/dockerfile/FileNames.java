package dev.plimsoll.dockerfile;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which files are Dockerfiles, told by their names alone, in any case and any directory. */
public final class FileNames {
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?s)(?:dockerfile|containerfile)(?:[.-].*)?|.*\\.(?:dockerfile|containerfile)");

    /** Endings of what goes with a Dockerfile, documents it or makes one. */
    private static final List<String> OTHERS =
            List.of(
                    ".dockerignore",
                    ".md",
                    ".txt",
                    ".rst",
                    ".bak",
                    ".orig",
                    ".tmpl",
                    ".template",
                    ".j2",
                    ".jinja",
                    ".erb",
                    ".in",
                    ".tpl",
                    ".mustache",
                    ".hbs",
                    ".sh",
                    ".py",
                    ".go",
                    ".js",
                    ".yml",
                    ".yaml",
                    ".json");

    private FileNames() {}

    /**
     * Whether a file is a Dockerfile.
     *
     * @param path such as {@code services/api/Dockerfile.dev}, with slashes
     */
    public static boolean isDockerfile(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NAMED.matcher(name).matches() && OTHERS.stream().noneMatch(name::endsWith);
    }
}
