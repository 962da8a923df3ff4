package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The working directories of a file.
 *
 * @param places by the offset from which each is in force
 * @param ends by stage
 */
record Directories(TreeMap<Integer, Value> places, List<Value> ends) {
    /** How many directories are kept apart before a place counts as unknown. */
    private static final int LIMIT = 64;

    private static final Value UNKNOWN = new Value.Unknown();

    static Directories of(List<Stage> stages) {
        var directories = new Directories(new TreeMap<>(), new ArrayList<>());
        stages.forEach(directories::add);
        return directories;
    }

    private void add(Stage stage) {
        var place =
                switch (stage.base()) {
                    case Base.OfStage(Stage parent) -> ends.get(parent.index());
                    case Base.Scratch _ -> new Value.Known("/");
                    case Base.External _, Base.Unresolved _ -> UNKNOWN;
                };
        for (var trigger : stage.triggers()) {
            if (trigger instanceof Instruction.Workdir workdir) {
                place = moved(stage, workdir, place);
            }
        }
        places.put(stage.from().span().start(), place);
        for (var workdir : stage.all(Instruction.Workdir.class)) {
            place = moved(stage, workdir, place);
            places.put(workdir.span().end(), place);
        }
        ends.add(place);
    }

    /** The one in force at an offset. */
    Value at(int offset) {
        var entry = places.floorEntry(offset);
        return entry == null ? UNKNOWN : entry.getValue();
    }

    private static Value moved(Stage stage, Instruction.Workdir workdir, Value before) {
        var given = stage.environmentAt(workdir).expand(workdir.path().text()).possible();
        var possible = new ArrayList<String>();
        for (var path : given) {
            boolean rooted = path.startsWith("/");
            if (isOfWindows(path) || (!rooted && before.possible().isEmpty())) {
                return UNKNOWN;
            }
            for (var from : rooted ? List.of("") : before.possible()) {
                possible.add(Paths.clean(from + "/" + path));
            }
        }
        boolean isLong = possible.stream().anyMatch(path -> path.length() > Paths.LONGEST);
        if (possible.isEmpty() || possible.size() > LIMIT || isLong) {
            return UNKNOWN;
        }
        return possible.size() == 1
                ? new Value.Known(possible.getFirst())
                : new Value.OneOf(possible);
    }

    /** Whether it begins with a drive or a backslash: what it means depends on the platform. */
    private static boolean isOfWindows(String path) {
        return path.startsWith("\\")
                || (path.length() > 1
                        && path.charAt(1) == ':'
                        && Character.isLetter(path.charAt(0)));
    }
}
