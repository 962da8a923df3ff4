package dev.plimsoll.cli;

import dev.plimsoll.dockerfile.FileNames;

import org.jspecify.annotations.Nullable;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a command line means, in its order; those of a directory by name. */
final class Targets {
    /** By absolute path, standard input by none. */
    private final Map<Optional<Path>, Target> files = new LinkedHashMap<>();

    private final List<Judged> unreadable = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();

    /**
     * One file to judge.
     *
     * @param name as it is shown
     * @param path empty for standard input
     * @param named whether the command line names it, and does not only name a directory above it
     */
    record Target(String name, Optional<Path> path, boolean named) {
        InputStream open(InputStream standardInput) throws IOException {
            return path.isPresent() ? Files.newInputStream(path.get()) : unclosed(standardInput);
        }

        /**
         * Whether to read it is to wait for somebody who may never write. What lies in {@code /dev}
         * and {@code /proc} is named by who knows it, such as a shell for {@code <(command)}.
         */
        boolean isPipe() {
            return path.map(each -> each.toAbsolutePath().normalize())
                    .filter(each -> !each.startsWith("/dev") && !each.startsWith("/proc"))
                    .filter(Target::isSpecial)
                    .isPresent();
        }

        private static boolean isSpecial(Path path) {
            try {
                return Files.readAttributes(path, BasicFileAttributes.class).isOther();
            } catch (IOException e) {
                return false;
            }
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
        return List.copyOf(files.values());
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
                add(new Target("-", Optional.empty(), true));
            } else if (name.isEmpty() || Files.notExists(path)) {
                missing.add(name);
            } else if (Files.isDirectory(path)) {
                addDirectory(name, path);
            } else {
                add(new Target(name, Optional.of(path), true));
            }
        } catch (InvalidPathException e) {
            missing.add(name);
        }
    }

    /** Each file once, and as the command line names it where it does. */
    private void add(Target file) {
        var key = file.path().map(path -> path.toAbsolutePath().normalize());
        files.merge(key, file, (known, again) -> known.named() ? known : again);
    }

    private void addDirectory(String name, Path directory) {
        try {
            // A link that is named is followed, and its name is kept.
            var root = directory.toRealPath();
            var walk = new Walk(root);
            Files.walkFileTree(root, walk);
            walk.found.stream()
                    .map(file -> directory.resolve(root.relativize(file)))
                    .sorted()
                    .forEach(file -> add(new Target(file.toString(), Optional.of(file), false)));
            walk.refused.forEach(each -> refuse(directory.resolve(root.relativize(each))));
            if (walk.found.isEmpty() && walk.refused.isEmpty()) {
                empty.add(name.isEmpty() ? "." : name);
            }
        } catch (IOException e) {
            refuse(directory);
        }
    }

    private void refuse(Path directory) {
        unreadable.add(Judged.unreadable(directory.toString(), "The directory cannot be read."));
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

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(directory, e);
        }

        private boolean leadsInside(Path file, BasicFileAttributes attributes) {
            try {
                return attributes.isSymbolicLink()
                        && Files.isRegularFile(file)
                        && file.toRealPath().startsWith(root)
                        && !FileNames.isDockerfile(file.toRealPath().toString());
            } catch (IOException e) {
                return false;
            }
        }
    }
}
