package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups instructions into stages, and finds what each is built on and which variables it has. */
final class StageReader {
    /** After all instructions. */
    private static final int LAST = Integer.MAX_VALUE;

    /** How many stages, from the first on, are asked whether a name with variables means them. */
    private static final int MOST_FITTING = 50;

    /** What BuildKit sets where the base image does not. */
    private static final Value DEFAULT_PATH =
            new Value.Known("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private static final List<Instruction> NONE = List.of();

    private final Map<String, Stage> byName = new HashMap<>();
    private final List<Stage> stages = new ArrayList<>();
    private final Assumptions assumptions;
    private final Expander expander;
    private final Timeline globals;

    /** How many letters the values of all variables may have together. */
    private int budget = 4_000_000;

    /**
     * What a file is put together of.
     *
     * @param byName the stages by their names in lower case; of those with one name the last
     * @param globals the variables of FROM
     */
    record Structure(List<Stage> stages, Map<String, Stage> byName, Environment globals) {}

    private StageReader(char escape, Assumptions assumptions) {
        this.expander = new Expander(escape);
        this.assumptions = assumptions;
        this.globals =
                new Timeline(
                        Optional.empty(),
                        name -> Optional.ofNullable(assumptions.platform().get(name)));
    }

    static Structure read(List<Instruction> instructions, char escape, Assumptions assumptions) {
        return new StageReader(escape, assumptions).read(instructions);
    }

    private Structure read(List<Instruction> instructions) {
        int at = 0;
        while (at < instructions.size() && !(instructions.get(at) instanceof Instruction.From)) {
            at++;
        }
        global(instructions.subList(0, at));
        while (at < instructions.size()) {
            int end = at + 1;
            while (end < instructions.size()
                    && !(instructions.get(end) instanceof Instruction.From)) {
                end++;
            }
            if (instructions.get(at) instanceof Instruction.From from) {
                add(from, instructions.subList(at + 1, end));
            }
            at = end;
        }
        return new Structure(stages, byName, new Environment(globals, LAST, expander));
    }

    /** The ARGs before the first FROM, over the platform ARGs. */
    private void global(List<Instruction> before) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof Instruction.Arg arg) {
                for (var pair : arg.pairs()) {
                    int index = i;
                    given(pair, globals, LAST)
                            .or(() -> globals.before(pair.name(), LAST))
                            .or(assumptions::unset)
                            .ifPresent(value ->
                                    globals.set(pair.name(), index, value, Optional.of(arg)));
                }
            }
        }
    }

    /** The default of an ARG; empty where it has none. */
    private Optional<Value> given(Pair pair, Timeline timeline, int index) {
        return pair.value()
                .map(given ->
                        assumptions.defaults()
                                ? expand(given.text(), timeline, index)
                                : new Value.Unknown());
    }

    private Value expand(String text, Timeline timeline, int index) {
        var value = expander.expand(text, name -> timeline.before(name, index));
        for (var possible : value.possible()) {
            budget -= possible.length();
        }
        return budget < 0 ? new Value.Unknown() : value;
    }

    private void add(Instruction.From from, List<Instruction> body) {
        var base = base(from);
        Optional<Timeline> parent =
                base instanceof Base.OfStage(Stage stage)
                        ? Optional.of(stage.timeline())
                        : Optional.empty();
        boolean windows = isForWindows(from, base);
        var timeline = new Timeline(parent, others(base, windows));
        var triggers = base instanceof Base.OfStage(Stage stage) ? stage.kept() : NONE;
        set(triggers, timeline, -triggers.size());
        set(body, timeline, 0);
        var foundation = new Foundation(base, windows, triggers);
        var stage = new Stage(stages.size(), from, foundation, body, timeline, expander);
        stages.add(stage);
        stage.name().ifPresent(name -> byName.put(name, stage));
    }

    private boolean isForWindows(Instruction.From from, Base base) {
        return switch (base) {
            case Base.OfStage(Stage parent) -> parent.isForWindows();
            case Base.Scratch _ -> false;
            case Base.External _, Base.Unresolved _ ->
                    from.platform()
                            .flatMap(platform -> expand(platform.text(), globals, LAST).known())
                            .filter(Platforms::isWindows)
                            .isPresent();
        };
    }

    /** What the base image sets. BuildKit sets PATH where it does not, but not for Windows. */
    private Expander.Lookup others(Base base, boolean windows) {
        var inherited =
                base instanceof Base.Scratch ? Optional.<Value>empty() : assumptions.inherited();
        return inherited.isPresent() || windows
                ? _ -> inherited
                : name -> name.equals("PATH") ? Optional.of(DEFAULT_PATH) : Optional.empty();
    }

    /** Sets what instructions set, the first of which has an index. */
    private void set(List<Instruction> instructions, Timeline timeline, int first) {
        int index = first;
        for (var each : instructions) {
            switch (each) {
                case Instruction.Env env -> {
                    for (var pair : env.pairs()) {
                        env(pair, timeline, index, env);
                    }
                }
                case Instruction.Arg arg -> {
                    for (var pair : arg.pairs()) {
                        arg(pair, timeline, index, arg);
                    }
                }
                default -> {}
            }
            index++;
        }
    }

    private void env(Pair pair, Timeline timeline, int index, Instruction source) {
        var text = pair.value().map(Argument::text).orElse("");
        timeline.set(
                name(pair, timeline, index),
                index,
                expand(text, timeline, index),
                Optional.of(source));
    }

    private String name(Pair pair, Timeline timeline, int index) {
        return expand(pair.key().text(), timeline, index).known().orElse(pair.name());
    }

    /** An ARG sees those before it in the same instruction; ENV does not. */
    private void arg(Pair pair, Timeline timeline, int index, Instruction source) {
        Optional<Value> value =
                pair.value().isPresent()
                        ? given(pair, timeline, index + 1)
                        : globals.before(pair.name(), LAST).or(assumptions::unset);
        value.ifPresent(given -> timeline.set(pair.name(), index, given, Optional.of(source)));
    }

    /** The stages that a text with variables may name. */
    private List<Stage> fitting(String image, Value value) {
        var names = value.possible();
        var pattern = StagePattern.of(image);
        return stages.stream()
                .limit(MOST_FITTING)
                .filter(stage ->
                        stage.name()
                                .filter(name ->
                                        names.isEmpty() ? pattern.fits(name) : names.contains(name))
                                .isPresent())
                .toList();
    }

    private Base base(Instruction.From from) {
        var value = expand(from.image().text(), globals, LAST);
        if (!(value instanceof Value.Known(String image))) {
            return new Base.Unresolved(value, fitting(from.image().text(), value));
        }
        // Names of stages are kept in lower case, and FROM looks its own up as it is written.
        var stage = Optional.ofNullable(byName.get(image));
        if (stage.isPresent()) {
            return new Base.OfStage(stage.get());
        }
        if (image.equals("scratch")) {
            return new Base.Scratch();
        }
        return ImageName.parse(image)
                .<Base>map(Base.External::new)
                .orElseGet(() -> new Base.Unresolved(value));
    }
}
