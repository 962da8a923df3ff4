package dev.plimsoll.dockerfile;

import dev.plimsoll.source.Lazy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which stage takes from which: by FROM, {@code COPY --from} and {@code RUN --mount=from}. */
public final class StageGraph {
    private final List<Stage> stages;
    private final Function<Stage, Base> sureBase;
    private final List<List<Use>> uses = new ArrayList<>();
    private final Lazy<int[]> circles = Lazy.of(this::circles);

    /**
     * A place where a stage takes files from elsewhere.
     *
     * @param stage the one that takes
     * @param at the COPY or RUN
     * @param place the value of {@code from}
     * @param source what it means; a name that is no stage's may be that of a named context too
     */
    public record Use(Stage stage, Instruction at, Argument place, Base source) {

        /** The stage that is taken from. */
        public Optional<Stage> taken() {
            return source instanceof Base.OfStage(Stage taken)
                    ? Optional.of(taken)
                    : Optional.empty();
        }
    }

    StageGraph(Dockerfile file) {
        this.stages = file.stages();
        this.sureBase = file::sureBase;
        for (var stage : stages) {
            var found = new ArrayList<Use>();
            stage.triggers().forEach(each -> collect(file, stage, each, found));
            stage.instructions().forEach(each -> collect(file, stage, each, found));
            uses.add(List.copyOf(found));
        }
    }

    private static void collect(
            Dockerfile file, Stage stage, Instruction instruction, List<Use> found) {
        switch (instruction) {
            case Instruction.Copy copy ->
                    copy.from()
                            .filter(from -> !from.text().isEmpty())
                            .ifPresent(from ->
                                    found.add(new Use(stage, copy, from, copiedFrom(file, from))));
            case Instruction.Run run -> {
                for (var mount : run.mounts()) {
                    mount.from()
                            .filter(from -> !from.text().isEmpty())
                            .ifPresent(from ->
                                    found.add(new Use(stage, run, from, mountedFrom(file, from))));
                }
            }
            default -> {}
        }
    }

    /** What {@code --from} of COPY means: a number, else a name. It takes no variables. */
    private static Base copiedFrom(Dockerfile file, Argument from) {
        var number = StageNumber.parse(from.text());
        if (number.isEmpty()) {
            return mountedFrom(file, from);
        }
        return number.filter(index -> index >= 0 && index < file.stages().size())
                .<Base>map(index -> new Base.OfStage(file.stages().get(index)))
                .orElseGet(() -> new Base.Unresolved(new Value.Known(from.text())));
    }

    /** What {@code from} of a mount means: a name, even if it looks like a number. */
    private static Base mountedFrom(Dockerfile file, Argument from) {
        if (from.text().indexOf('$') >= 0) {
            return new Base.Unresolved(new Value.Unknown());
        }
        if (from.text().equals("scratch") && file.stageNamed("scratch").isEmpty()) {
            return new Base.Scratch();
        }
        return file.stageNamed(from.text())
                .<Base>map(Base.OfStage::new)
                .or(() -> ImageName.parse(from.text()).map(Base.External::new))
                .orElseGet(() -> new Base.Unresolved(new Value.Known(from.text())));
    }

    /** A stage and those that it is FROM, nearest first. */
    static List<Stage> shipped(Stage last) {
        var shipped = new LinkedHashSet<Stage>();
        var open = new ArrayDeque<>(List.of(last));
        while (!open.isEmpty()) {
            var stage = open.remove();
            if (shipped.add(stage)) {
                open.addAll(stage.parents());
            }
        }
        return List.copyOf(shipped);
    }

    /** Where a stage takes files from elsewhere, in order; its FROM is not among them. */
    public List<Use> uses(Stage stage) {
        return uses.get(stage.index());
    }

    /** Where any stage takes files from elsewhere, in order. */
    public List<Use> uses() {
        return uses.stream().flatMap(List::stream).toList();
    }

    /**
     * The stages that have to be built for a stage, in order, itself included; of a FROM with a
     * variable all that it may name.
     */
    public List<Stage> needed(Stage stage) {
        return needed(List.of(stage));
    }

    /** The stages that have to be built for some stages, in order, these included. */
    public List<Stage> needed(List<Stage> targets) {
        return reached(targets, stage -> sources(stage, named(stage)));
    }

    /**
     * The stages of which files come into the image of a stage, in order, itself included: by FROM
     * or by {@code COPY --from}, of it or of another one of these. What is only mounted stays out.
     */
    public List<Stage> contributing(Stage stage) {
        return reached(List.of(stage), this::copied);
    }

    private List<Stage> reached(List<Stage> targets, Function<Stage, List<Stage>> sources) {
        var seen = new BitSet();
        var open = new ArrayDeque<>(targets);
        targets.forEach(target -> seen.set(target.index()));
        while (!open.isEmpty()) {
            for (var next : sources.apply(open.remove())) {
                if (!seen.get(next.index())) {
                    seen.set(next.index());
                    open.add(next);
                }
            }
        }
        return seen.stream().mapToObj(stages::get).toList();
    }

    /** The stages that the final one does not need, in order. */
    public List<Stage> unreachable() {
        if (stages.isEmpty()) {
            return List.of();
        }
        var needed = new HashSet<>(needed(stages.getLast()));
        return stages.stream().filter(stage -> !needed.contains(stage)).toList();
    }

    private List<Stage> copied(Stage stage) {
        var sources = new ArrayList<>(stage.parents());
        uses(stage).stream()
                .filter(use -> use.at() instanceof Instruction.Copy)
                .forEach(use -> use.taken().ifPresent(sources::add));
        return sources;
    }

    /**
     * The stages that FROM may name: a parent, and others where the build gives its variables other
     * values.
     */
    private List<Stage> named(Stage stage) {
        if (stage.base() instanceof Base.Unresolved(_, var fitting)) {
            return fitting;
        }
        var named = new ArrayList<Stage>();
        stage.parent().ifPresent(named::add);
        if (!named.isEmpty()
                && stage.from().image().text().indexOf('$') >= 0
                && sureBase.apply(stage) instanceof Base.Unresolved(_, var fitting)) {
            // Stages as they are in another build, with the same numbers.
            fitting.forEach(each -> named.add(stages.get(each.index())));
        }
        return named;
    }

    private List<Stage> sources(Stage stage, List<Stage> from) {
        var sources = new ArrayList<>(from);
        uses(stage).forEach(use -> use.taken().ifPresent(sources::add));
        return sources;
    }

    /** Whether taking from a stage makes a circle: it needs the one that takes. */
    public boolean isCircular(Use use) {
        return use.taken()
                .filter(taken -> circles.get()[taken.index()] == circles.get()[use.stage().index()])
                .isPresent();
    }

    private int[] circles() {
        return Circles.of(
                stages.stream()
                        .map(stage -> sources(stage, stage.parent().stream().toList()))
                        .map(sources -> sources.stream().mapToInt(Stage::index).toArray())
                        .toList());
    }
}
