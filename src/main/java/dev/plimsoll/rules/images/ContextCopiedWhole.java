package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Argument;
import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Surroundings;
import dev.plimsoll.dockerfile.Surroundings.Context;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Lazy;

import java.util.Optional;
import java.util.Set;

@Lint(
        severity = Severity.WARNING,
        summary = "Keep what no image needs out of a copy of everything",
        covers = {"S6470"})
public record ContextCopiedWhole() implements Rule {
    private static final Set<String> WHOLE = Set.of("/", "/*", "/**");

    /** Stands for all that git keeps. */
    private static final String HISTORY = ".git/HEAD";

    /** No more directories are looked at; a Dockerfile that lies deeper is judged by these. */
    private static final int MOST_CONTEXTS = 20;

    @Override
    public void check(Dockerfile file, Report report) {
        var fault = Lazy.of(() -> Fault.of(file.around()));
        for (var stage : file.shippedStages()) {
            boolean last = file.finalStage().filter(stage::equals).isPresent();
            for (var copying : stage.all(Copying.class)) {
                whole(file, copying)
                        .ifPresent(source ->
                                fault.get().ifPresent(it -> it.report(source, last, report)));
            }
        }
    }

    /** The source that is the whole context. */
    private static Optional<Argument> whole(Dockerfile file, Copying copying) {
        if (copying.flag("from").isPresent()) {
            return Optional.empty();
        }
        return copying.sources().stream()
                .filter(source -> mayBeWhole(source.text()))
                .filter(source ->
                        file.value(source, copying)
                                .known()
                                .filter(ContextCopiedWhole::isWhole)
                                .isPresent())
                .findFirst();
    }

    /** Few sources end like it or hold a variable; those of others need not be looked up. */
    private static boolean mayBeWhole(String source) {
        return !source.isEmpty()
                && ("./*\"'".indexOf(source.charAt(source.length() - 1)) >= 0
                        || source.indexOf('$') >= 0);
    }

    /** A drive of Windows means nothing in a context. */
    private static boolean isWhole(String path) {
        return !path.isEmpty()
                && !path.contains("://")
                && WHOLE.contains(Paths.clean("/" + path.replaceFirst("^[A-Za-z]:(?=/)", "")));
    }

    /** What is wrong with the context. */
    private record Fault(String message, Severity level) {

        /**
         * None as soon as one directory that may be the context is looked after, or where nothing
         * is known of any.
         */
        static Optional<Fault> of(Surroundings around) {
            var contexts = around.contexts();
            if (contexts.isEmpty()
                    || contexts.stream().limit(MOST_CONTEXTS).anyMatch(Fault::isLookedAfter)) {
                return Optional.empty();
            }
            if (contexts.stream().anyMatch(context -> !context.ignored().patterns().isEmpty())) {
                return of(
                        Severity.WARNING,
                        "`.dockerignore` does not keep `.git` out, so this copies the history"
                                + " too.");
            }
            return of(
                    contexts.size() == 1 ? Severity.WARNING : Severity.INFO,
                    "There is no `.dockerignore`, so this copies whatever lies in the build"
                            + " context, such as `.git`.");
        }

        private static Optional<Fault> of(Severity level, String message) {
            return Optional.of(new Fault(message, level));
        }

        /** The history lies at the root of the tree only. */
        private static boolean isLookedAfter(Context context) {
            var ignored = context.ignored();
            return context.directory().isEmpty()
                    ? ignored.ignores(HISTORY)
                    : !ignored.patterns().isEmpty();
        }

        void report(Argument source, boolean last, Report report) {
            var draft = report.at(source, message).level(level);
            if (!last) {
                draft.as();
            }
        }
    }
}
