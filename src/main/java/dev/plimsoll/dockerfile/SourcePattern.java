package dev.plimsoll.dockerfile;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a source of COPY brings from the build context, such as {@code src}, {@code ./web/} or
 * {@code *.json}.
 *
 * @param path below the context, without slashes around it; empty for all of it
 * @param pattern empty where the source names one path
 */
public record SourcePattern(String path, Optional<PathPattern> pattern) {
    private static final Pattern STARS = Pattern.compile("\\*\\*+");

    /** Nothing is brought by what Docker refuses. */
    public static SourcePattern of(String source) {
        var path = Paths.clean("/" + source).substring(1);
        return new SourcePattern(
                path,
                isPattern(path)
                        ? PathPattern.of(STARS.matcher(path).replaceAll("*"))
                        : Optional.empty());
    }

    private static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    public boolean isPattern() {
        return isPattern(path);
    }

    /**
     * Whether a file comes along, by itself or with a directory above it; takes time by the lengths
     * of both.
     *
     * @param file below the context, such as {@code src/main.go}
     */
    public boolean brings(String file) {
        return isPattern()
                ? pattern.filter(each -> !each.matches(file).isEmpty()).isPresent()
                : path.isEmpty() || file.equals(path) || file.startsWith(path + "/");
    }
}
