package dev.plimsoll.rules.layout;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.dockerfile.Paths;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.lint.Fix;
import dev.plimsoll.lint.KnownSystem;
import dev.plimsoll.lint.Lint;
import dev.plimsoll.lint.Report;
import dev.plimsoll.lint.Rule;
import dev.plimsoll.lint.Severity;
import dev.plimsoll.source.Edit;
import dev.plimsoll.source.Message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

@Lint(
        severity = Severity.WARNING,
        summary = "Give WORKDIR an absolute path",
        covers = {
            "DL3000",
            "WorkdirRelativePath",
            "DS-0009",
            "CKV_DOCKER_10",
            "WORKDIR Path Not Absolute",
            "use-absolute-workdir",
            "S7021"
        })
public record RelativeWorkdir() implements Rule {
    private static final Pattern ON_WINDOWS = Pattern.compile("(?s)[A-Za-z]:.*|\\\\.*");

    /**
     * What Sonar takes for a place: a home, or a variable of Windows, which Docker leaves as is.
     */
    private static final Pattern FOR_SONAR = Pattern.compile("(?s)|~.*|%[a-zA-Z()86]+%.*");

    @Override
    public void check(Dockerfile file, Report report) {
        var moved = new HashSet<Stage>();
        for (var stage : file.stages()) {
            boolean first = stage.parent().filter(moved::contains).isEmpty();
            for (var workdir : stage.all(Workdir.class)) {
                new Case(file, stage, workdir, first, place(file, stage, workdir)).report(report);
                first = false;
            }
            if (!first) {
                moved.add(stage);
            }
        }
    }

    /** The directory in force: that of the base image where none is above. */
    private static Value place(Dockerfile file, Stage stage, Workdir workdir) {
        var base =
                stage.workdirAt(workdir).isPresent()
                        ? Optional.<String>empty()
                        : KnownSystem.below(stage).workdir();
        return base.<Value>map(Value.Known::new).orElseGet(() -> file.directoryAt(workdir));
    }

    /**
     * One WORKDIR.
     *
     * @param first whether none is above it, in the stages that it is built on neither
     * @param place where it is relative to
     */
    private record Case(Dockerfile file, Stage stage, Workdir workdir, boolean first, Value place) {

        void report(Report report) {
            var value = file.value(workdir.path(), workdir);
            var path = value.known().orElse(workdir.path().text());
            boolean mayBeAbsolute =
                    path.startsWith("/")
                            || isOnWindows(workdir, path)
                            || (value.known().isEmpty() && !isRelative(value, path));
            if (mayBeAbsolute) {
                return;
            }
            if (path.startsWith("~")) {
                var message = "`~` is not expanded here: this is a directory whose name is `~`.";
                report.at(workdir.path(), message).about(path).as(known(value));
            } else if (first && (place.known().isEmpty() || path.contains("$"))) {
                var message =
                        Message.of(
                                "`%s` is relative to the working directory of `%s`, which this file"
                                        + " does not show.",
                                path, baseName());
                report.at(workdir.path(), message).about(path).as(known(value));
            } else {
                advice(report, path, value);
            }
        }

        private void advice(Report report, String path, Value value) {
            var whole = path.contains("$") ? Optional.<String>empty() : Paths.rooted(place, path);
            var draft =
                    report.at(workdir.path(), advice(path, whole)).about(path).level(Severity.INFO);
            draft.as(known(value));
            boolean literal = workdir.path().text().equals(path) && path.indexOf(' ') < 0;
            boolean sure = file.directoryAt(workdir).known().isPresent();
            whole.filter(_ -> literal)
                    .map(full -> Edit.replace(workdir.path(), full))
                    .ifPresent(edit -> draft.fix(new Fix(sure, List.of(edit))));
        }

        private String advice(String path, Optional<String> whole) {
            if (whole.isEmpty()) {
                return Message.of("`%s` is relative to the `WORKDIR` above it.", path);
            }
            return first
                    ? Message.of(
                            "`%s` is relative: in `%s` it is `%s`.", path, baseName(), whole.get())
                    : Message.of(
                            "`%s` is relative: it is `%s` as long as nobody moves the `WORKDIR`"
                                    + " above.",
                            path, whole.get());
        }

        /**
         * BuildKit looks at the first one of a stage. BuildKit and Sonar resolve variables, most
         * others pass what holds one; Sonar passes what begins with a home or is nothing.
         */
        private String[] known(Value value) {
            var text = workdir.path().text();
            var ids = new ArrayList<String>();
            if (!text.startsWith("$")) {
                ids.add("DL3000");
            }
            if (first) {
                ids.add("WorkdirRelativePath");
            }
            if (text.indexOf('$') < 0) {
                ids.addAll(
                        List.of(
                                "DS-0009",
                                "CKV_DOCKER_10",
                                "WORKDIR Path Not Absolute",
                                "use-absolute-workdir"));
            }
            if (value.known().filter(path -> !FOR_SONAR.matcher(path).matches()).isPresent()) {
                ids.add("S7021");
            }
            return ids.toArray(String[]::new);
        }

        private String baseName() {
            var bottom = stage.bottom();
            var image = bottom.from().image();
            return file.value(image, bottom.from())
                    .known()
                    .orElse(image.text())
                    .replaceFirst("@.*", "");
        }
    }

    private static boolean isOnWindows(Workdir workdir, String path) {
        return ON_WINDOWS.matcher(path).matches()
                || ON_WINDOWS.matcher(workdir.path().text()).matches();
    }

    /** Whether a path with an unknown part begins with a known one that is relative. */
    private static boolean isRelative(Value value, String written) {
        return value.possible().isEmpty()
                ? written.matches("[\\w.~-].*")
                : value.possible().stream().noneMatch(path -> path.startsWith("/"));
    }
}
