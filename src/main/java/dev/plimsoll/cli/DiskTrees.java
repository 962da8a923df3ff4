package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.dockerfile.Tree;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.SourceText;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The trees that files on disk lie in, each walked through once and only if a rule asks. */
final class DiskTrees {
    private static final String GIT = ".git";

    private final Map<Path, Lazy<Optional<Tree>>> trees = new ConcurrentHashMap<>();

    /** What is known around a file; nothing around standard input. */
    Surroundings around(Optional<Path> file) {
        var path = file.map(each -> each.toAbsolutePath().normalize());
        var directory = path.map(Path::getParent);
        if (directory.isEmpty()) {
            return Surroundings.UNKNOWN;
        }
        var root = root(directory.get());
        var name = root.relativize(path.get()).toString().replace('\\', '/');
        return new Surroundings(
                name, trees.computeIfAbsent(root, each -> Lazy.of(() -> tree(each))));
    }

    /** The top of the checkout that a directory is part of; without one, the directory. */
    private static Path root(Path directory) {
        for (var each = Optional.of(directory);
                each.isPresent();
                each = each.map(Path::getParent)) {
            if (Files.exists(each.get().resolve(GIT))) {
                return each.get();
            }
        }
        return directory;
    }

    /** The tree below a directory; empty if it is too large. */
    private static Optional<Tree> tree(Path root) {
        var walk = new Walk(root);
        try {
            Files.walkFileTree(root, walk);
        } catch (IOException e) {
            return Optional.empty();
        }
        return walk.files.size() > Tree.MOST_FILES
                ? Optional.empty()
                : Optional.of(Tree.of(walk.files, walk.texts));
    }

    /** Links are files, whatever they lead to. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<String> files = new ArrayList<>();
        private final Map<String, SourceText> texts = new HashMap<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.endsWith(GIT)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = root.relativize(file).toString().replace('\\', '/');
            files.add(name);
            boolean kept =
                    Tree.isRead(name)
                            && attributes.isRegularFile()
                            && attributes.size() <= Tree.LONGEST_TEXT
                            && texts.size() < Tree.MOST_TEXTS;
            if (kept) {
                text(file).ifPresent(text -> texts.put(name, text));
            }
            return files.size() > Tree.MOST_FILES
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }

        /** The text of a file; empty where it may not be read. */
        private static Optional<SourceText> text(Path file) {
            try {
                return Optional.of(SourceText.of(Files.readAllBytes(file)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
