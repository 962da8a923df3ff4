package dev.plimsoll.dockerfile;

import dev.plimsoll.dockerfile.Instruction.Copy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which files of a stage come into the image, be it by {@code COPY --from} of a directory. A file
 * that a later RUN of its stage removes does not.
 */
public final class Deliveries {
    /** So many stages a file is followed through, and so many takers and removals of each. */
    private static final int MOST = 20;

    /** So many places are looked at for one file. */
    private static final int MOST_LOOKS = 1000;

    private final Dockerfile file;
    private int looks;
    private final Map<Stage, List<Taking>> takings = new HashMap<>();

    /** A stage that goes on with what another one has: by COPY, or by FROM. */
    private record Taking(Stage taker, Optional<Copy> copy) {}

    private record Place(Stage stage, String path, int since) {}

    public Deliveries(Dockerfile file) {
        this.file = file;
        for (var stage : file.stages()) {
            stage.parent().ifPresent(parent -> add(parent, new Taking(stage, Optional.empty())));
            for (var use : file.graph().uses(stage)) {
                if (use.at() instanceof Copy copy && copy.flag("exclude").isEmpty()) {
                    use.taken().ifPresent(from -> add(from, new Taking(stage, Optional.of(copy))));
                }
            }
        }
    }

    private void add(Stage from, Taking taking) {
        var all = takings.computeIfAbsent(from, _ -> new ArrayList<>());
        if (all.size() < MOST) {
            all.add(taking);
        }
    }

    /**
     * Whether a file is in the image.
     *
     * @param stage the one that has it
     * @param path of the file from the root, such as {@code /app/.env}
     * @param since where it gets there
     */
    public boolean ships(Stage stage, String path, Instruction since) {
        if (file.ships(stage)) {
            return true;
        }
        var open = new ArrayDeque<>(List.of(new Place(stage, path, since.span().start())));
        for (int i = 0; i < MOST && looks < MOST_LOOKS && !open.isEmpty(); i++) {
            looks++;
            var place = open.remove();
            if (file.ships(place.stage)) {
                return true;
            }
            if (!isRemoved(place)) {
                takings.getOrDefault(place.stage, List.of())
                        .forEach(each -> next(place, each).ifPresent(open::add));
            }
        }
        return false;
    }

    /**
     * The same of a file that a COPY or ADD of the stage brings.
     *
     * @param source with its variables resolved
     * @param path of the file, in what is copied from
     */
    public boolean ships(Stage stage, Copying copying, String source, String path) {
        return file.ships(stage)
                || (looks < MOST_LOOKS
                        && landing(copying, source, path)
                                .filter(landed -> ships(stage, landed, copying))
                                .isPresent());
    }

    private Optional<Place> next(Place place, Taking taking) {
        if (taking.copy.isEmpty()) {
            return Optional.of(new Place(taking.taker, place.path, taking.taker.span().start()));
        }
        var copy = taking.copy.get();
        return copy.sources().stream()
                .limit(MOST)
                .flatMap(source -> file.value(source, copy).known().stream())
                .flatMap(source -> landing(copy, source, place.path.substring(1)).stream())
                .findFirst()
                .map(path -> new Place(taking.taker, path, copy.span().start()));
    }

    /** Where a COPY or ADD puts a file; empty where it does not bring it, or nobody knows. */
    private Optional<String> landing(Copying copying, String source, String path) {
        var pattern = SourcePattern.of(source);
        if (!pattern.brings(path)) {
            return Optional.empty();
        }
        var name = path.substring(path.lastIndexOf('/') + 1);
        return file.value(copying.target(), copying)
                .known()
                .flatMap(target ->
                        Paths.rooted(file.directoryAt(copying), target)
                                .map(to ->
                                        to
                                                + rest(
                                                        pattern,
                                                        path,
                                                        target.endsWith("/") || target.endsWith(".")
                                                                ? "/" + name
                                                                : "")))
                .map(Paths::clean);
    }

    private static String rest(SourcePattern pattern, String path, String alone) {
        boolean inDirectory = !pattern.isPattern() && !path.equals(pattern.path());
        return inDirectory ? "/" + path.substring(pattern.path().length()) : alone;
    }

    private boolean isRemoved(Place place) {
        return place.stage.calls("rm", "shred", "unlink").stream()
                .filter(call -> call.span().start() > place.since)
                .limit(MOST)
                .flatMap(call -> call.command().operands().stream().limit(MOST))
                .anyMatch(word -> removes(word.value(), place.path));
    }

    /** The directory that a relative path is meant in may be any. */
    private static boolean removes(String removed, String path) {
        var target = Paths.clean(removed);
        return removed.startsWith("/")
                ? SourcePattern.of(target).brings(path.substring(1))
                : path.contains("/" + head(target));
    }

    private static String head(String pattern) {
        return SourcePattern.of(pattern).head();
    }
}
