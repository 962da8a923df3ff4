package dev.plimsoll.dockerfile;

import dev.plimsoll.source.SourceText;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of a directory or a repository, and the texts of the few that rules read. */
public final class Tree {
    /** A tree of more files is not looked at. */
    public static final int MOST_FILES = 50_000;

    /** A text of more bytes is not kept. */
    public static final int LONGEST_TEXT = 100_000;

    /** Texts of no more files are kept. */
    public static final int MOST_TEXTS = 200;

    private static final Set<String> READ =
            Set.of(".dockerignore", "Gemfile", "package.json", ".ruby-version");

    private final NavigableSet<String> files;
    private final Map<String, SourceText> texts;

    private Tree(NavigableSet<String> files, Map<String, SourceText> texts) {
        this.files = files;
        this.texts = texts;
    }

    /**
     * A tree.
     *
     * @param files their paths with slashes, such as {@code src/main.go}
     * @param texts by path, of those that {@link #isRead}
     */
    public static Tree of(Collection<String> files, Map<String, SourceText> texts) {
        return new Tree(new TreeSet<>(files), Map.copyOf(texts));
    }

    /** Whether the text of a file is of use to rules. */
    public static boolean isRead(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return READ.contains(name) || name.endsWith(".dockerignore");
    }

    /** Whether there is a file or a directory, such as {@code src}. */
    public boolean has(String path) {
        if (files.contains(path)) {
            return true;
        }
        var next = files.ceiling(path + "/");
        return next != null && next.startsWith(path + "/");
    }

    /** The file of a path, or those below a directory, in order; all for the empty path. */
    public List<String> files(String path) {
        if (path.isEmpty()) {
            return List.copyOf(files);
        }
        if (files.contains(path)) {
            return List.of(path);
        }
        return List.copyOf(files.subSet(path + "/", path + "0"));
    }

    /** The text of a file of which it is known. */
    public Optional<SourceText> text(String path) {
        return Optional.ofNullable(texts.get(path));
    }
}
