package dev.plimsoll.dockerfile;

import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.PackageManager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of stages, by the programs that they run. */
final class Calls {
    private final Map<String, List<Call>> byName = new HashMap<>();

    Calls(Collection<Stage> stages) {
        for (var stage : stages) {
            stage.runs()
                    .forEach(run ->
                            run.commands().forEach(command -> add(new Call(stage, run, command))));
        }
        byName.replaceAll((_, calls) -> List.copyOf(calls));
    }

    private void add(Call call) {
        var program = call.command().name();
        add(program, call);
        PackageManager.run(call.command())
                .map(PackageManager::name)
                .filter(manager -> !manager.equals(program))
                .ifPresent(manager -> add(manager, call));
    }

    private void add(String name, Call call) {
        byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(call);
    }

    /** The commands that run one of these programs or package managers, in order. */
    List<Call> named(String... names) {
        var found = new ArrayList<List<Call>>();
        for (var name : names) {
            var calls = byName.getOrDefault(name, List.of());
            if (!calls.isEmpty()) {
                found.add(calls);
            }
        }
        if (found.size() < 2) {
            return found.isEmpty() ? List.of() : found.getFirst();
        }
        var all = new HashMap<Command, Call>();
        found.forEach(calls -> calls.forEach(call -> all.put(call.command(), call)));
        return all.values().stream()
                .sorted(Comparator.comparingInt(call -> call.span().start()))
                .toList();
    }
}
