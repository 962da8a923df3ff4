package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Located;
import dev.plimsoll.source.SourceText;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code .dockerignore} file keeps out of the build context, by Docker's own rules: it walks
 * the directories, and the last pattern that matches a path or was found to match a directory above
 * it decides. An exception is held only against what is kept out so far, so that one for a
 * directory that no pattern before it keeps out gives back nothing below.
 *
 * @param patterns in order
 */
public record Dockerignore(List<Pattern> patterns) {
    /** What is in force where there is no such file. */
    public static final Dockerignore NONE = new Dockerignore(List.of());

    public Dockerignore {
        patterns = List.copyOf(patterns);
    }

    /**
     * One line.
     *
     * @param span the line without blanks around it
     * @param text without {@code !}, leading and trailing slashes, and dots that mean nothing, such
     *     as {@code node_modules}
     * @param isException whether it begins with {@code !}: what it matches is in the context again
     * @param path empty where Docker refuses the pattern, which stops the build
     */
    public record Pattern(Span span, String text, boolean isException, Optional<PathPattern> path)
            implements Located {}

    /**
     * The names under which the file of a Dockerfile is looked for, the first that exists counts.
     */
    public static List<String> names(String dockerfile) {
        return List.of(dockerfile + ".dockerignore", ".dockerignore");
    }

    public static Dockerignore parse(SourceText source) {
        var patterns = new ArrayList<Pattern>();
        for (int line = 1; line <= source.lineCount(); line++) {
            pattern(source, source.line(line), line == 1).ifPresent(patterns::add);
        }
        return new Dockerignore(patterns);
    }

    private static Optional<Pattern> pattern(SourceText source, Span line, boolean first) {
        var text = source.text();
        int start = line.start();
        if (first && text.startsWith("\uFEFF")) {
            start++;
        }
        if (text.startsWith("#", start)) {
            return Optional.empty();
        }
        start = Blanks.skip(text, start, line.end());
        int end = Blanks.trimEnd(text, start, line.end());
        if (start == end) {
            return Optional.empty();
        }
        // Docker cleans a line twice, so that a ! behind a slash counts too.
        boolean marked = text.charAt(start) == '!';
        var written = Blanks.trimmed(text.substring(marked ? start + 1 : start, end));
        var cleaned = written.isEmpty() ? "" : Paths.clean(written);
        var bare = cleaned.length() > 1 && cleaned.startsWith("/") ? cleaned.substring(1) : cleaned;
        var again = Paths.clean(Blanks.trimmed(marked ? "!" + bare : bare));
        boolean exception = again.startsWith("!");
        var pattern = exception ? again.substring(1) : again;
        return Optional.of(
                new Pattern(new Span(start, end), pattern, exception, PathPattern.of(pattern)));
    }

    /**
     * Whether a file is kept out of the context.
     *
     * @param path below the context, with slashes, such as {@code src/main.go}
     */
    public boolean ignores(String path) {
        return deciding(path).filter(pattern -> !pattern.isException()).isPresent();
    }

    /** The pattern that decides about a file; empty where it is in the context anyway. */
    public Optional<Pattern> deciding(String path) {
        var file = Paths.clean(path);
        int last = (int) file.chars().filter(c -> c == '/').count();
        // Whether the patterns so far keep out the file and each directory above it.
        var ignored = new BitSet();
        Optional<Pattern> deciding = Optional.empty();
        for (var pattern : patterns) {
            boolean before = ignored.get(last);
            apply(pattern, file, last, ignored);
            if (ignored.get(last) != before) {
                deciding = Optional.of(pattern);
            }
        }
        return deciding;
    }

    /** What a pattern does from the top directory down; found once, it holds for all below. */
    private static void apply(Pattern pattern, String file, int last, BitSet ignored) {
        var matches = pattern.path().map(path -> path.matches(file)).orElseGet(BitSet::new);
        boolean found = false;
        for (int depth = 0; depth <= last; depth++) {
            found |= pattern.isException() == ignored.get(depth) && matches.get(depth);
            if (found) {
                ignored.set(depth, !pattern.isException());
            }
        }
    }
}
