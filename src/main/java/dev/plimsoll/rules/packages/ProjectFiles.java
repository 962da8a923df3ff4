package dev.plimsoll.rules.packages;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Mount;
import dev.plimsoll.dockerfile.SourcePattern;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Surroundings.Context;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files of the one project that an installation works on.
 *
 * @param directory where its {@code package.json} lies, below the context; empty for its root
 * @param sources what the stage brings in from the context
 */
record ProjectFiles(Context context, String directory, Set<String> sources) {
    private static final String MANIFEST = "package.json";

    private static final Pattern MODERN_YARN =
            Pattern.compile("\"packageManager\"\\s{0,9}:\\s{0,9}\"yarn@(?:[2-9]|1\\d)");

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

    /** Whether a file lies in the directory of the project, and nothing keeps it out. */
    boolean has(String name) {
        var path = path(name);
        return context.has(path) && !context.ignored().ignores(path);
    }

    /** Whether a file of the project was brought in. */
    boolean brings(String name) {
        var path = path(name);
        return sources.stream().anyMatch(source -> covers(source, path));
    }

    /** Whether its Yarn is 2 or newer: those read another file for their settings. */
    boolean hasModernYarn() {
        return context.has(path(".yarnrc.yml"))
                || context.text(path(MANIFEST))
                        .filter(text -> MODERN_YARN.matcher(text.text()).find())
                        .isPresent();
    }

    private String path(String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
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

    private static boolean covers(String source, String path) {
        return SourcePattern.of(source).brings(path);
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
            stage.get().all(Copying.class).stream()
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
