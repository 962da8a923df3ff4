package dev.plimsoll.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

/** Works out the variables of stages. */
final class StageScopes {
    private static final Value UNKNOWN = new Value.Unknown();

    private StageScopes() {}

    /** The scope before the instruction of an index. */
    static Scope at(Stage stage, int index) {
        var chain = new ArrayList<Stage>();
        for (Optional<Stage> each = stage.parent(); each.isPresent(); each = each.get().parent()) {
            chain.add(each.get());
        }
        var base = chain.isEmpty() ? stage : chain.getLast();
        boolean fromScratch = base.base() instanceof Base.Scratch;
        Optional<Value> others = fromScratch ? Optional.empty() : Optional.of(UNKNOWN);
        var env = new Scope(new HashMap<>(), stage.globalScope().escape(), others);
        for (var ancestor : chain.reversed()) {
            env = run(ancestor, ancestor.instructions().size(), env).env();
        }
        return run(stage, index, env).all();
    }

    /** What a stage leaves to its children, and what is in force in itself. */
    private record Scopes(Scope env, Scope all) {}

    private static Scopes run(Stage stage, int end, Scope inherited) {
        var env = inherited.copy(inherited.get(""));
        var all = inherited.copy(inherited.get(""));
        for (int i = 0; i < end; i++) {
            switch (stage.instructions().get(i)) {
                case Instruction.Env given -> {
                    var before = all.copy(inherited.get(""));
                    for (var pair : given.pairs()) {
                        var value = before.expand(pair.value().map(Argument::text).orElse(""));
                        env.set(pair.name(), value);
                        all.set(pair.name(), value);
                    }
                }
                case Instruction.Arg given ->
                        given.pairs().forEach(pair -> arg(pair, stage, env, all));
                default -> {}
            }
        }
        return new Scopes(env, all);
    }

    private static void arg(Pair pair, Stage stage, Scope env, Scope all) {
        if (env.holds(pair.name())) {
            return;
        }
        var value =
                pair.value()
                        .map(given -> all.expand(given.text()))
                        .or(() -> stage.globalScope().get(pair.name()))
                        .orElse(UNKNOWN);
        all.set(pair.name(), value);
    }
}
