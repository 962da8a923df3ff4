package dev.plimsoll.dockerfile;

import static java.util.Locale.ROOT;

import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.SourceText;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of the tree that a Dockerfile lies in. Nothing is known on standard input, and of a
 * tree that is too large; a rule that lacks its fact is silent.
 *
 * @param path of the Dockerfile in the tree, with slashes, such as {@code services/api/Dockerfile}
 * @param tree found when it is first asked for
 */
public record Surroundings(String path, Lazy<Optional<Tree>> tree) {
    public static final Surroundings UNKNOWN =
            new Surroundings("Dockerfile", Lazy.of(Optional::empty));

    private static final Pattern FOR_DEVELOPMENT =
            Pattern.compile(
                    "(?:.*[/._-])?(?:dev|devel|development|devcontainer|local|tests?|ci|debug)(?:[/._-].*)?");

    /** A Dockerfile in a tree whose files are known. */
    public static Surroundings in(Tree tree, String path) {
        return new Surroundings(path, Lazy.of(() -> Optional.of(tree)));
    }

    /**
     * Whether the name of the file or of its directory says that it is for work on the program and
     * not for use, such as {@code Dockerfile.dev} or {@code docker/test/Dockerfile}.
     */
    public boolean isForDevelopment() {
        int file = path.lastIndexOf('/');
        int directory = file < 0 ? -1 : path.lastIndexOf('/', file - 1);
        return FOR_DEVELOPMENT.matcher(path.substring(directory + 1).toLowerCase(ROOT)).matches();
    }

    /**
     * The directories that a build may take for its context, the likeliest first: that of the
     * Dockerfile, then those above it up to the root of the tree. None where nothing is known.
     */
    public List<Context> contexts() {
        return tree.get()
                .map(known ->
                        directories().stream()
                                .map(directory -> new Context(known, directory, path))
                                .toList())
                .orElse(List.of());
    }

    private Set<String> directories() {
        var directories = new LinkedHashSet<String>();
        for (int slash = path.lastIndexOf('/');
                slash > 0;
                slash = path.lastIndexOf('/', slash - 1)) {
            directories.add(path.substring(0, slash));
        }
        directories.add("");
        return directories;
    }

    /**
     * A directory as the context of a build.
     *
     * @param directory in the tree, such as {@code services/api}; empty for the root
     * @param dockerfile the path of the Dockerfile in the tree
     */
    public record Context(Tree tree, String directory, String dockerfile) {

        /** What is kept out of it. */
        public Dockerignore ignored() {
            var names = new ArrayList<String>();
            names.add(dockerfile + ".dockerignore");
            names.add(inTree(".dockerignore"));
            return names.stream()
                    .flatMap(name -> tree.text(name).stream())
                    .findFirst()
                    .map(Dockerignore::parse)
                    .orElse(Dockerignore.NONE);
        }

        /**
         * Whether there is a file or a directory.
         *
         * @param path below the context, such as {@code src} or {@code ./src/}
         */
        public boolean has(String path) {
            var clean = clean(path);
            return clean.isEmpty() || tree.has(inTree(clean));
        }

        /** The text of a file of which it is known, such as {@code Gemfile}. */
        public Optional<SourceText> text(String path) {
            return tree.text(inTree(clean(path)));
        }

        /** The files at a path or below it, with paths below the context. */
        public List<String> files(String path) {
            var clean = clean(path);
            int prefix = directory.isEmpty() ? 0 : directory.length() + 1;
            return tree.files(clean.isEmpty() ? directory : inTree(clean)).stream()
                    .map(file -> file.substring(prefix))
                    .toList();
        }

        private String inTree(String path) {
            return directory.isEmpty() ? path : directory + "/" + path;
        }

        /** A path below the context; what leads out of it ends at its root, as Docker has it. */
        private static String clean(String path) {
            return Paths.clean("/" + path).substring(1);
        }
    }
}
