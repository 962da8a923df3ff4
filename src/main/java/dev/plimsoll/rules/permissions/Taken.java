package dev.plimsoll.rules.permissions;

import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.SourcePattern;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.StageGraph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of each stage comes into the image.
 *
 * @param whole the stages of which anything may
 * @param parts of others the paths with which that begins
 */
record Taken(Set<Stage> whole, Map<Stage, List<String>> parts) {
    /** Where more is taken from a stage, anything of it is. */
    private static final int MOST_PARTS = 50;

    static Taken of(Dockerfile file) {
        var taken = new Taken(new HashSet<>(file.shippedStages()), new HashMap<>());
        for (var stage : file.finalStage().map(file.graph()::contributing).orElse(List.of())) {
            if (!file.ships(stage)) {
                taken.whole.addAll(stage.parents());
            }
            for (var use : file.graph().uses(stage)) {
                taken.add(file, use);
            }
        }
        return taken;
    }

    private void add(Dockerfile file, StageGraph.Use use) {
        var from = use.taken();
        if (from.isPresent() && use.at() instanceof Instruction.Copy copy) {
            var paths = parts.computeIfAbsent(from.get(), _ -> new ArrayList<>());
            for (var source : copy.sources()) {
                var path = file.value(source, copy).known().map(SourcePattern::of);
                if (path.isEmpty() || paths.size() == MOST_PARTS) {
                    whole.add(from.get());
                } else {
                    paths.add("/" + path.get().head());
                }
            }
        }
    }

    /** Whether one of some paths may come into the image, or what is below it or holds it. */
    boolean mayHold(Stage stage, List<String> paths) {
        return whole.contains(stage)
                || (parts.containsKey(stage)
                        && (paths.isEmpty()
                                || paths.stream().anyMatch(path -> mayHold(stage, path))));
    }

    private boolean mayHold(Stage stage, String path) {
        if (!path.startsWith("/")) {
            return true;
        }
        var clean = SourcePattern.of(path).head();
        int variable = clean.indexOf('$');
        var head = "/" + (variable < 0 ? clean : clean.substring(0, variable));
        return parts.getOrDefault(stage, List.of()).stream()
                .anyMatch(part -> part.startsWith(head) || head.startsWith(part));
    }
}
