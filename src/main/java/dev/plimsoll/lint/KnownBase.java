package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is known of the users of a base image, from the table {@code bases.txt}, which names its
 * sources.
 *
 * @param image what its name must fit
 * @param tags what the whole tag must fit, that of no tag being empty
 * @param forApp what to write after USER for a program of one's own; empty where it has no such
 *     user
 * @param users the names that it has; empty where they are not known
 */
public record KnownBase(
        Names image,
        Pattern tags,
        RunsAs runsAs,
        Optional<String> forApp,
        Optional<Set<String>> users) {

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
    private static final String ANY = "*";

    /** What is written out before a tag that nobody knows, as in {@code node:$VERSION}. */
    private static final Pattern NAME = Pattern.compile("([^$:@]+):");

    private static final List<KnownBase> ALL =
            read(Table.rows(KnownBase.class, "bases.txt", CELLS));

    public KnownBase {
        users = users.map(Set::copyOf);
    }

    private static List<KnownBase> read(List<List<String>> rows) {
        var groups = new HashMap<String, Set<String>>();
        var bases = new ArrayList<KnownBase>();
        for (var row : rows) {
            var users = row.get(4).equals("?") ? Optional.<Set<String>>empty() : names(row, groups);
            if (row.getFirst().startsWith("@")) {
                groups.put(row.getFirst(), users.orElseThrow());
            } else {
                bases.add(of(row, users));
            }
        }
        return List.copyOf(bases);
    }

    private static KnownBase of(List<String> row, Optional<Set<String>> users) {
        return new KnownBase(
                Names.of(row.get(0)),
                Pattern.compile(row.get(1).equals(ANY) ? ".*" : row.get(1)),
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

    /**
     * A pattern of names, in which {@code *} stands for anything, <code>{a,b}</code> for one of
     * these.
     *
     * @param start what stands before the first of these
     */
    public record Names(String start, Pattern pattern) {
        private static final Pattern SPECIAL = Pattern.compile("[*{]");

        static Names of(String text) {
            var pattern =
                    text.chars()
                            .mapToObj(c ->
                                    switch (c) {
                                        case '*' -> ".*";
                                        case '{' -> "(?:";
                                        case ',' -> "|";
                                        case '}' -> ")";
                                        default -> Pattern.quote(Character.toString(c));
                                    })
                            .collect(Collectors.joining());
            return new Names(SPECIAL.split(text, 2)[0], Pattern.compile(pattern));
        }

        boolean fits(String name) {
            return name.startsWith(start) && pattern.matcher(name).matches();
        }

        boolean isAny() {
            return pattern.pattern().equals(".*");
        }
    }

    /** What is known of the image that a stage is built on in the end, through other stages. */
    public static Optional<KnownBase> below(Stage stage) {
        var bottom = stage;
        for (var parent = stage.parent(); parent.isPresent(); parent = parent.get().parent()) {
            bottom = parent.get();
        }
        var name = NAME.matcher(bottom.from().image().text());
        return bottom.base() instanceof Base.Unresolved && name.lookingAt()
                ? ImageName.parse(name.group(1)).flatMap(image -> byName(image.original()))
                : find(bottom.base());
    }

    /** What is known of a base; empty too where it is a stage of the file. */
    public static Optional<KnownBase> find(Base base) {
        return switch (base) {
            case Base.Scratch _ -> byTag("scratch", "");
            case Base.External(ImageName image) ->
                    image.tag().isEmpty() && image.digest().isPresent()
                            ? byName(image.original())
                            : byTag(image.original(), image.tag().orElse(""));
            case Base.OfStage _, Base.Unresolved _ -> Optional.empty();
        };
    }

    private static Optional<KnownBase> byTag(String name, String tag) {
        return ALL.stream()
                .filter(base -> base.image.fits(name))
                .filter(base -> base.tags.matcher(tag).matches())
                .findFirst();
    }

    /** Without a tag only that is known which all tags of the image have in common. */
    private static Optional<KnownBase> byName(String name) {
        var all =
                ALL.stream()
                        .filter(base -> !base.image.isAny())
                        .filter(base -> base.image.fits(name))
                        .toList();
        if (all.stream().map(KnownBase::runsAs).distinct().count() != 1) {
            return Optional.empty();
        }
        boolean same = all.stream().map(KnownBase::users).distinct().count() == 1;
        return Optional.of(same ? all.getFirst() : all.getFirst().withoutUsers());
    }

    private KnownBase withoutUsers() {
        return new KnownBase(image, tags, runsAs, Optional.empty(), Optional.empty());
    }
}
