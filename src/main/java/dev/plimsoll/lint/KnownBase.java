package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the users of a base image, from the table {@code bases.txt}, which names its
 * sources.
 *
 * @param forApp what to write after USER for a program of one's own; empty where it has no such
 *     user
 * @param users the names that it has; empty where they are not known
 */
public record KnownBase(RunsAs runsAs, Optional<String> forApp, Optional<Set<String>> users) {

    /** Whom an image runs as when nobody says otherwise. */
    public enum RunsAs {
        /** Root, and nothing drops it. */
        ROOT,
        /** Root, whom its own entrypoint drops. */
        DROPS,
        /** Somebody without privileges. */
        USER,
        /** Whoever the platform chooses that it is made for. */
        PLATFORM,
        /** ContainerAdministrator, who is root on Windows. */
        ADMIN
    }

    private static final int CELLS = 6;

    private static final Bases<KnownBase> ALL =
            new Bases<>(read(Table.rows(KnownBase.class, "bases.txt", CELLS)), KnownBase::common);

    private static final Fact<Stage, Optional<KnownBase>> BELOW = Fact.ofStage(ALL::below);

    public KnownBase {
        users = users.map(Set::copyOf);
    }

    private static List<Bases.Row<KnownBase>> read(List<List<String>> rows) {
        var groups = new HashMap<String, Set<String>>();
        var bases = new ArrayList<Bases.Row<KnownBase>>();
        for (var row : rows) {
            var users = row.get(4).equals("?") ? Optional.<Set<String>>empty() : names(row, groups);
            if (row.getFirst().startsWith("@")) {
                groups.put(row.getFirst(), users.orElseThrow());
            } else {
                bases.add(Bases.Row.of(row.get(0), row.get(1), of(row, users)));
            }
        }
        return bases;
    }

    private static KnownBase of(List<String> row, Optional<Set<String>> users) {
        return new KnownBase(
                RunsAs.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                Optional.of(row.get(3)).filter(user -> !user.equals("-")),
                users);
    }

    private static Optional<Set<String>> names(List<String> row, Map<String, Set<String>> groups) {
        var names = new HashSet<String>();
        for (var name : row.get(4).split(",")) {
            names.addAll(groups.getOrDefault(name, Set.of(name)));
        }
        return Optional.of(names);
    }

    /** What is known of the image that a stage is built on in the end, through other stages. */
    public static Optional<KnownBase> below(Stage stage) {
        return BELOW.of(stage);
    }

    /** What is known of a base; empty too where it is a stage of the file. */
    public static Optional<KnownBase> find(Base base) {
        return ALL.find(base);
    }

    private static Optional<KnownBase> common(List<KnownBase> all) {
        if (all.stream().map(KnownBase::runsAs).distinct().count() != 1) {
            return Optional.empty();
        }
        boolean same = all.stream().map(KnownBase::users).distinct().count() == 1;
        return Optional.of(same ? all.getFirst() : all.getFirst().withoutUsers());
    }

    private KnownBase withoutUsers() {
        return new KnownBase(runsAs, Optional.empty(), Optional.empty());
    }
}
