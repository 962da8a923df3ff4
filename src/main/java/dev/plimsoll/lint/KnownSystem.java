package dev.plimsoll.lint;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.source.Table;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The system that a base image brings, from the table {@code systems.txt}, which names its sources.
 * Where it says nothing, nothing is known.
 *
 * @param packageManager such as {@code apt}; {@code none} where the image has none for sure, empty
 *     where it is not known
 * @param shell what runs a RUN in shell form unless SHELL says otherwise
 * @param programs those of {@code bash}, {@code curl} and {@code wget} that it has; empty where it
 *     is not known
 * @param workdir where it starts, such as {@code /go}; empty where it is not known
 * @param start what it starts of its own accord
 * @param healthcheck whether it has a HEALTHCHECK of its own
 */
public record KnownSystem(
        Os os,
        Optional<String> packageManager,
        Shell shell,
        Optional<Set<String>> programs,
        Optional<String> workdir,
        Start start,
        Sure healthcheck) {

    /** The distribution or what stands for one. */
    public enum Os {
        DEBIAN,
        UBUNTU,
        ALPINE,
        WOLFI,
        RHEL,
        FEDORA,
        AMAZON,
        PHOTON,
        ARCH,
        SUSE,
        BUSYBOX,
        /** Programs and libraries of a distribution without its shell and package manager. */
        DISTROLESS,
        SCRATCH,
        WINDOWS,
        UNKNOWN
    }

    /** What {@code /bin/sh} is. */
    public enum Shell {
        DASH,
        /** That of busybox. */
        ASH,
        BASH,
        /** {@code cmd /S /C} of Windows. */
        CMD,
        NONE,
        UNKNOWN
    }

    /** What is started where the file says nothing. */
    public enum Start {
        /** Neither ENTRYPOINT nor CMD. */
        NOTHING,
        /** A CMD alone. */
        CMD,
        /** An ENTRYPOINT, to which a CMD of one's own is handed. */
        ENTRYPOINT,
        UNKNOWN
    }

    private static final int CELLS = 10;
    private static final String OPEN = "?";
    private static final Set<String> PROGRAMS = Set.of("bash", "curl", "wget");

    private static final KnownSystem UNKNOWN =
            new KnownSystem(
                    Os.UNKNOWN,
                    Optional.empty(),
                    Shell.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Start.UNKNOWN,
                    Sure.UNKNOWN);

    private static final Bases<KnownSystem> ALL =
            new Bases<>(
                    Table.rows(KnownSystem.class, "systems.txt", CELLS).stream()
                            .map(row -> Bases.Row.of(row.get(0), row.get(1), of(row)))
                            .toList(),
                    KnownSystem::common);

    private static final Fact<Stage, KnownSystem> BELOW =
            Fact.ofStage(stage -> ALL.below(stage).orElse(UNKNOWN));

    public KnownSystem {
        programs = programs.map(Set::copyOf);
    }

    private static KnownSystem of(List<String> row) {
        return new KnownSystem(
                named(Os.class, row.get(2)),
                known(row.get(3)),
                named(Shell.class, row.get(4)),
                known(row.get(5)).map(KnownSystem::programs),
                known(row.get(6)),
                named(Start.class, row.get(7)),
                named(Sure.class, row.get(8)));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String cell) {
        return Enum.valueOf(type, cell.equals(OPEN) ? "UNKNOWN" : cell.toUpperCase(Locale.ROOT));
    }

    private static Optional<String> known(String cell) {
        return Optional.of(cell).filter(text -> !text.equals(OPEN));
    }

    private static Set<String> programs(String cell) {
        var programs = new HashSet<>(Set.of(cell.split(",")));
        programs.remove("-");
        if (!PROGRAMS.containsAll(programs)) {
            throw new IllegalStateException("systems.txt: not one of " + PROGRAMS + ": " + cell);
        }
        return programs;
    }

    /** That of the image that a stage is built on in the end, through other stages. */
    public static KnownSystem below(Stage stage) {
        return BELOW.of(stage);
    }

    /** Whether a stage is for Windows: FROM says so, or what it is built on is known to be. */
    public static boolean isForWindows(Stage stage) {
        return stage.isForWindows() || below(stage).os() == Os.WINDOWS;
    }

    /** That of a base; nothing is known where it is a stage of the file. */
    public static KnownSystem find(Base base) {
        return ALL.find(base).orElse(UNKNOWN);
    }

    /**
     * Whether the base itself has a program.
     *
     * @param program {@code bash}, {@code curl} or {@code wget}; of others nothing is known
     */
    public Sure has(String program) {
        if (programs.isEmpty() || !PROGRAMS.contains(program)) {
            return Sure.UNKNOWN;
        }
        return programs.get().contains(program) ? Sure.YES : Sure.NO;
    }

    private static Optional<KnownSystem> common(List<KnownSystem> all) {
        return Optional.of(
                new KnownSystem(
                        same(all, KnownSystem::os).orElse(Os.UNKNOWN),
                        same(all, KnownSystem::packageManager).flatMap(Function.identity()),
                        same(all, KnownSystem::shell).orElse(Shell.UNKNOWN),
                        same(all, KnownSystem::programs).flatMap(Function.identity()),
                        same(all, KnownSystem::workdir).flatMap(Function.identity()),
                        same(all, KnownSystem::start).orElse(Start.UNKNOWN),
                        same(all, KnownSystem::healthcheck).orElse(Sure.UNKNOWN)));
    }

    private static <T> Optional<T> same(List<KnownSystem> all, Function<KnownSystem, T> fact) {
        var different = all.stream().map(fact).distinct().toList();
        return different.size() == 1 ? Optional.of(different.getFirst()) : Optional.empty();
    }
}
