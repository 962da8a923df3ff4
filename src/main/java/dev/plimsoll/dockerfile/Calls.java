package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.PackageManager;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of stages, by the programs that they run. */
final class Calls {
    private final Map<String, List<Call>> byName = new HashMap<>();
    private final List<Call> ofManagers = new ArrayList<>(4);

    private Calls() {}

    static Calls of(Stage stage) {
        var found = new Calls();
        int number = 0;
        for (var run : stage.runs()) {
            for (var command : run.commands()) {
                found.add(new Call(number++, stage, run, command));
            }
        }
        return found;
    }

    private void add(Call call) {
        var program = call.command().name();
        list(program).add(call);
        var manager = PackageManager.run(call.command());
        if (manager.isPresent()) {
            ofManagers.add(call);
            if (!manager.get().name().equals(program)) {
                list(manager.get().name()).add(call);
            }
        }
    }

    /** Those of all of these stages, which come in order. */
    static Calls of(List<Stage> stages) {
        if (stages.size() == 1) {
            return stages.getFirst().calls();
        }
        var all = new Calls();
        for (var stage : stages) {
            var calls = stage.calls();
            calls.byName.forEach((name, some) -> all.list(name).addAll(some));
            all.ofManagers.addAll(calls.ofManagers);
        }
        return all;
    }

    private List<Call> list(String name) {
        return byName.computeIfAbsent(name, _ -> new ArrayList<>(4));
    }

    /** The commands that run a package manager, in order. */
    List<Call> ofManagers() {
        return Collections.unmodifiableList(ofManagers);
    }

    /** The commands that run one of these programs or package managers, in order. */
    List<Call> named(String... names) {
        List<Call> found = List.of();
        for (var name : names) {
            var calls = byName.get(name);
            if (calls != null) {
                found = found.isEmpty() ? calls : merged(found, calls);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** The calls of two lists that are in order, in order, each once. */
    private static List<Call> merged(List<Call> one, List<Call> other) {
        var merged = new ArrayList<Call>(one.size() + other.size());
        int i = 0;
        int j = 0;
        while (i < one.size() && j < other.size()) {
            var mine = one.get(i);
            var its = other.get(j);
            boolean first = mine.isUpTo(its);
            merged.add(first ? mine : its);
            i += first ? 1 : 0;
            j += !first || mine == its ? 1 : 0;
        }
        merged.addAll(one.subList(i, one.size()));
        merged.addAll(other.subList(j, other.size()));
        return merged;
    }
}
