package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.FileNames;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that a command line means, in its order; those of a directory by name. */
final class Targets {
    private final List<Target> files = new ArrayList<>();
    private final List<Judged> unreadable = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    /**
     * One file to judge.
     *
     * @param name as it is shown
     * @param path empty for standard input
     */
    record Target(String name, Optional<Path> path) {
        InputStream open(InputStream standardInput) throws IOException {
            return path.isPresent() ? Files.newInputStream(path.get()) : unclosed(standardInput);
        }

        private static InputStream unclosed(InputStream in) {
            return new FilterInputStream(in) {
                @Override
                public void close() {}
            };
        }
    }

    /** Finds what is meant by paths and {@code -}; by none, the current directory. */
    static Targets of(List<String> paths) {
        var targets = new Targets();
        if (paths.isEmpty()) {
            targets.addDirectory("", Path.of(""));
        }
        paths.forEach(targets::add);
        return targets;
    }

    List<Target> files() {
        return files;
    }

    /** Directories that could not be looked into. */
    List<Judged> unreadable() {
        return unreadable;
    }

    /** Paths that do not exist. */
    List<String> missing() {
        return missing;
    }

    /** Directories without a Dockerfile. */
    List<String> empty() {
        return empty;
    }

    private void add(String name) {
        try {
            var path = Path.of(name);
            if (name.equals("-")) {
                files.add(new Target("-", Optional.empty()));
            } else if (name.isEmpty() || !Files.exists(path)) {
                missing.add(name);
            } else if (Files.isDirectory(path)) {
                addDirectory(name, path);
            } else {
                addFile(name, path);
            }
        } catch (InvalidPathException e) {
            missing.add(name);
        }
    }

    private void addFile(String name, Path path) {
        if (seen.add(path.toAbsolutePath().normalize())) {
            files.add(new Target(name, Optional.of(path)));
        }
    }

    private void addDirectory(String name, Path directory) {
        var walk = new Walk(directory);
        try {
            Files.walkFileTree(directory, walk);
        } catch (IOException e) {
            walk.refused.add(directory);
        }
        walk.found.sort(Comparator.naturalOrder());
        walk.found.forEach(file -> addFile(file.toString(), file));
        walk.refused.forEach(each ->
                unreadable.add(
                        Judged.unreadable(each.toString(), "The directory cannot be read.")));
        if (walk.found.isEmpty() && walk.refused.isEmpty()) {
            empty.add(name.isEmpty() ? "." : name);
        }
    }

    /** Looks for Dockerfiles by name; a link counts where it leads to a file of the same tree. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<Path> found = new ArrayList<>();
        private final List<Path> refused = new ArrayList<>();

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.endsWith(".git") && !directory.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean named = FileNames.isDockerfile(file.toString());
            if (named && (attributes.isRegularFile() || leadsInside(file, attributes))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            refused.add(file);
            return FileVisitResult.CONTINUE;
        }

        private boolean leadsInside(Path file, BasicFileAttributes attributes) {
            try {
                return attributes.isSymbolicLink()
                        && Files.isRegularFile(file)
                        && file.toRealPath().startsWith(root.toRealPath())
                        && !FileNames.isDockerfile(file.toRealPath().toString());
            } catch (IOException e) {
                return false;
            }
        }
    }
}
