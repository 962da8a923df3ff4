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
    /** Nothing longer is taken for a pattern that anybody writes; it brings nothing. */
    private static final int LONGEST = 200;

    private static final Pattern STARS = Pattern.compile("\\*\\*+");

    /** Nothing is brought by what Docker refuses. */
    public static SourcePattern of(String source) {
        var path = Paths.clean("/" + source).substring(1);
        return new SourcePattern(
                path,
                isPattern(path) && path.length() <= LONGEST
                        ? PathPattern.of(STARS.matcher(path).replaceAll("*"))
                        : Optional.empty());
    }

    private static boolean isPattern(String path) {
        return head(path).length() < path.length();
    }

    private static String head(String path) {
        int end = 0;
        while (end < path.length() && "*?[\\".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(0, end);
    }

    /** What all that a pattern matches begins with. */
    public String head() {
        return head(path);
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
