package dev.plimsoll.rules.build;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Dockerignore;
import dev.plimsoll.dockerfile.Dockerignore.Pattern;
import dev.plimsoll.dockerfile.SourcePattern;
import dev.plimsoll.dockerfile.Surroundings.Context;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Lazy;
import dev.plimsoll.source.Message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Lint(
        severity = Severity.WARNING,
        summary = "Copy nothing that .dockerignore keeps out of the build context",
        covers = {"CopyIgnoredFile"})
public record IgnoredCopySource() implements Rule {
    private static final java.util.regex.Pattern LEAD =
            java.util.regex.Pattern.compile("^(?:\\.?/)+");

    /** How often a pattern is held against a file; what is left then is not told. */
    private static final long MOST_STEPS = 5_000_000;

    /** How many letters of sources that are patterns are held against a file. */
    private static final long MOST_LETTERS = 1_000_000;

    @Override
    public void check(Dockerfile file, Report report) {
        var ignored = new Ignored(file);
        for (var copying : file.all(Copying.class)) {
            if (copying.from().isPresent()) {
                continue;
            }
            for (var source : copying.sources()) {
                file.sureValue(source, copying)
                        .known()
                        .filter(IgnoredCopySource::isPath)
                        .flatMap(ignored::by)
                        .ifPresent(pattern ->
                                report.at(
                                        source,
                                        Message.of(
                                                "`%s` in `.dockerignore` keeps `%s` out of the"
                                                        + " build context.",
                                                pattern.text(), source.text())));
            }
        }
    }

    private static boolean isPath(String source) {
        return !source.contains("://") && !source.startsWith("git@");
    }

    /** What is kept out of all directories that may be the context of a build. */
    private static final class Ignored {
        private final Lazy<List<Place>> places;
        private final Map<String, Optional<Pattern>> known = new HashMap<>();
        private long steps;
        private long letters;

        /** A directory that may be the context, and what is kept out of it. */
        private record Place(Context context, Dockerignore ignored) {}

        Ignored(Dockerfile file) {
            this.places =
                    Lazy.of(() ->
                            file.around().contexts().stream()
                                    .map(context -> new Place(context, context.ignored()))
                                    .toList());
        }

        Optional<Pattern> by(String path) {
            return known.computeIfAbsent(LEAD.matcher(path).replaceFirst(""), this::decide);
        }

        /**
         * A directory may be the context if it has the path, or a {@code .dockerignore} of its own.
         */
        private Optional<Pattern> decide(String path) {
            Optional<Pattern> found = Optional.empty();
            for (var place : places.get()) {
                if (place.ignored().patterns().isEmpty() && !has(place.context(), path)) {
                    continue;
                }
                var pattern = decide(place, path);
                if (pattern.isEmpty()) {
                    return Optional.empty();
                }
                found = found.or(() -> pattern);
            }
            return found;
        }

        /** What a pattern matches here is not looked for: a context without patterns has all. */
        private static boolean has(Context context, String path) {
            return SourcePattern.of(path).isPattern() || context.has(path);
        }

        /** The pattern that keeps out the first of its files, if none of them is left. */
        private Optional<Pattern> decide(Place place, String path) {
            var ignored = place.ignored();
            if (ignored.patterns().isEmpty() || steps > MOST_STEPS) {
                return Optional.empty();
            }
            var source = SourcePattern.of(path);
            var files = files(place.context(), source);
            steps += (long) (files.size() + 1) * ignored.patterns().size();
            // What is not in the tree may be made before the build, below an exception.
            boolean open =
                    files.isEmpty()
                            && (source.isPattern()
                                    || ignored.patterns().stream().anyMatch(Pattern::isException));
            if (steps > MOST_STEPS
                    || open
                    || files.stream().anyMatch(file -> !ignored.ignores(file))) {
                return Optional.empty();
            }
            return ignored.deciding(files.isEmpty() ? path : files.getFirst())
                    .filter(pattern -> !pattern.isException());
        }

        private List<String> files(Context context, SourcePattern source) {
            if (!source.isPattern()) {
                return context.files(source.path());
            }
            if (letters > MOST_LETTERS) {
                return List.of();
            }
            var all = context.files("");
            var head = source.head();
            var near = all.stream().filter(each -> each.startsWith(head)).toList();
            letters += all.size() + (long) near.size() * source.path().length();
            return letters > MOST_LETTERS
                    ? List.of()
                    : near.stream().filter(source::brings).toList();
        }
    }
}
