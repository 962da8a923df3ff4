package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.PackageManager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of stages, by the programs that they run. */
final class Calls {
    private final Map<String, List<Call>> byName;

    private Calls(Map<String, List<Call>> byName) {
        byName.replaceAll((_, calls) -> List.copyOf(calls));
        this.byName = byName;
    }

    static Calls of(Stage stage) {
        var byName = new HashMap<String, List<Call>>();
        int number = 0;
        for (var run : stage.runs().toList()) {
            for (var command : run.commands()) {
                var call = new Call(number++, stage, run, command);
                list(byName, command.name()).add(call);
                PackageManager.run(command)
                        .map(PackageManager::name)
                        .filter(manager -> !manager.equals(command.name()))
                        .ifPresent(manager -> list(byName, manager).add(call));
            }
        }
        return new Calls(byName);
    }

    /** Those of all of these stages, which come in order. */
    static Calls of(List<Stage> stages) {
        if (stages.size() == 1) {
            return stages.getFirst().calls();
        }
        var byName = new HashMap<String, List<Call>>();
        for (var stage : stages) {
            stage.calls().byName.forEach((name, calls) -> list(byName, name).addAll(calls));
        }
        return new Calls(byName);
    }

    private static List<Call> list(Map<String, List<Call>> byName, String name) {
        return byName.computeIfAbsent(name, _ -> new ArrayList<>(4));
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
        return found;
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
