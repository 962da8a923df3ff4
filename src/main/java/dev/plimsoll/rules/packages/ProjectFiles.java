package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Surroundings.Context;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The files of the one project that an installation works on.
 *
 * @param directory where its {@code package.json} lies, below the context; empty for its root
 * @param sources what the stage brings in from the context
 */
record ProjectFiles(Context context, String directory, Set<String> sources) {
    private static final String MANIFEST = "package.json";

    /** How many stages, each FROM the next, are looked at. */
    private static final int REACH = 20;

    /** So many sources of the copies of a stage are looked at. */
    private static final int MOST_SOURCES = 200;

    /** Nothing longer is taken for the path of a project. */
    private static final int LONGEST = 200;

    /** The project that was brought in before a command; empty if there is not exactly one. */
    static Optional<ProjectFiles> of(Dockerfile file, Call call) {
        if (file.around().contexts().isEmpty()) {
            return Optional.empty();
        }
        var sources = sources(call);
        for (var context : file.around().contexts()) {
            var directories = directories(context, sources);
            if (directories.size() == 1) {
                return Optional.of(
                        new ProjectFiles(context, directories.iterator().next(), sources));
            }
            if (!directories.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a file of the project is in the tree and was brought in. */
    boolean has(String name) {
        var path = directory.isEmpty() ? name : directory + "/" + name;
        return context.has(path)
                && !context.ignored().ignores(path)
                && sources.stream().anyMatch(source -> covers(source, path));
    }

    private static Set<String> directories(Context context, Set<String> sources) {
        var found = new LinkedHashSet<String>();
        for (var source : sources) {
            int slash = source.lastIndexOf('/');
            boolean names = covers(source.substring(slash + 1), MANIFEST);
            var directory = names ? source.substring(0, Math.max(slash, 0)) : source;
            var manifest = directory.isEmpty() ? MANIFEST : directory + "/" + MANIFEST;
            if (context.has(manifest)) {
                found.add(directory);
            }
        }
        return found;
    }

    /** Whether a source is a file, is a directory that holds it, or matches it. */
    private static boolean covers(String source, String path) {
        if (source.isEmpty() || path.equals(source) || path.startsWith(source + "/")) {
            return true;
        }
        return source.indexOf('*') >= 0 && glob(source, path);
    }

    /** A pattern with at most one star in it. */
    private static boolean glob(String source, String path) {
        int star = source.indexOf('*');
        var head = source.substring(0, star);
        var tail = source.substring(star + 1);
        return path.length() >= head.length() + tail.length()
                && path.startsWith(head)
                && path.endsWith(tail)
                && path.indexOf('/', head.length()) < 0;
    }

    private static Set<String> sources(Call call) {
        var found = new LinkedHashSet<String>();
        for (var mount : call.run().mounts()) {
            if (mount.type() == Mount.Type.BIND && mount.from().isEmpty()) {
                found.add(clean(mount.source().map(Argument::text).orElse("")));
            }
        }
        Optional<Stage> stage = Optional.of(call.stage());
        for (int i = 0; i < REACH && stage.isPresent(); i++) {
            stage.get()
                    .all(Copying.class)
                    .filter(each -> each.from().isEmpty())
                    .filter(each -> each.span().start() < call.span().start())
                    .flatMap(each -> each.sources().stream())
                    .map(source -> clean(source.text()))
                    .filter(source -> source.length() < LONGEST && source.indexOf('$') < 0)
                    .limit(MOST_SOURCES)
                    .forEach(found::add);
            stage = stage.get().parent();
        }
        return found;
    }

    /** {@code ./web/} is {@code web}, and {@code .} the root. */
    private static String clean(String source) {
        var text = source.replaceAll("[\"']", "").replaceFirst("^(\\./|/)+", "");
        var path = text.replaceFirst("/+$", "");
        return path.equals(".") ? "" : path;
    }
}
