package dev.plimsoll.rules.layout;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Instruction.Workdir;
import dev.plimsoll.dockerfile.Paths;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the stages of a file stand, as far as the file shows it.
 *
 * @param places by the offset from which each is in force, such as {@code /app}
 */
record Workdirs(TreeMap<Integer, Optional<String>> places) {
    private static final Pattern ON_WINDOWS = Pattern.compile("(?s)[A-Za-z]:.*|\\\\.*");

    static Workdirs of(Dockerfile file) {
        var places = new TreeMap<Integer, Optional<String>>();
        var ends = new ArrayList<Optional<String>>();
        for (var stage : file.stages()) {
            Optional<String> place =
                    switch (stage.base()) {
                        case Base.OfStage(var parent) -> ends.get(parent.index());
                        case Base.Scratch _ -> Optional.of("/");
                        case Base.External _, Base.Unresolved _ -> Optional.empty();
                    };
            places.put(stage.from().span().start(), place);
            for (var workdir : stage.all(Workdir.class).toList()) {
                place = moved(file, workdir, place);
                places.put(workdir.span().end(), place);
            }
            ends.add(place);
        }
        return new Workdirs(places);
    }

    private static Optional<String> moved(
            Dockerfile file, Workdir workdir, Optional<String> before) {
        return file.value(workdir.path(), workdir)
                .known()
                .filter(path -> !isOnWindows(workdir, path))
                .flatMap(path -> joined(before, path));
    }

    /** The working directory at an instruction. */
    Optional<String> at(Instruction instruction) {
        var entry = places.floorEntry(instruction.span().start());
        return entry == null ? Optional.empty() : entry.getValue();
    }

    static boolean isOnWindows(Workdir workdir, String path) {
        return ON_WINDOWS.matcher(path).matches()
                || ON_WINDOWS.matcher(workdir.path().text()).matches();
    }

    /** A path from a place, without dots; empty where it is relative and the place is not known. */
    static Optional<String> joined(Optional<String> place, String path) {
        return path.startsWith("/")
                ? Optional.of(normal(path))
                : place.map(from -> normal(from + "/" + path))
                        .filter(joined -> joined.length() <= Paths.LONGEST);
    }

    private static String normal(String path) {
        var parts = new ArrayDeque<String>();
        for (var part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
